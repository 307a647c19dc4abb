import { catalogue } from '../../catalogue.ts';
import type { Parts } from '../../compose/parts.ts';
import { noFiles } from '../../toolkit/files.ts';
import { hiddenTools } from '../../toolkit/hidden-tools.ts';

/** The tools that an operator's client is offered, and why others are not. */
export interface OfferedTools {
  offered: string[];
  /** Names of hidden tools by reason. */
  hidden: Map<string, string[]>;
}

/** Asks the same selection that calls are held to. */
export function offeredTools({ app, config, operator }: Parts): OfferedTools {
  const { selection } = app.callerFor(operator, { files: noFiles });
  return { offered: [...selection.tools.keys()], hidden: hiddenTools(catalogue, config, selection) };
}
