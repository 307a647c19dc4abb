import { toolsets } from '../../app.ts';
import type { Parts } from '../../compose/parts.ts';
import { noFiles } from '../../toolkit/files.ts';
import { type Policy, selectTools } from '../../toolkit/select.ts';

/** The tools that an operator's client is offered, and why others are not. */
export interface OfferedTools {
  offered: string[];
  /** Names of hidden tools by reason. */
  hidden: Map<string, string[]>;
}

/** Asks the same selection that calls are held to. */
export function offeredTools({ app, config, operator }: Parts): OfferedTools {
  const { selection } = app.callerFor(operator, { files: noFiles });
  const hidden = new Map<string, string[]>();
  const reasons = hidingOptions(config);
  for (const { tools } of toolsets)
    for (const { name } of tools) {
      if (selection.tools.has(name)) continue;
      const reason = reasons.find(({ hides }) => hides(name))?.option ?? selection.explainAbsence(name);
      const key = inShort(name, reason ?? 'it is not known why');
      hidden.set(key, [...(hidden.get(key) ?? []), name]);
    }
  return { offered: [...selection.tools.keys()], hidden };
}

/** The reason without the name, so that it is the same for many tools. */
const inShort = (name: string, reason: string): string =>
  reason
    .replace(`${name} is not available: `, '')
    .replace(`${name} does not exist on`, 'not on')
    .replace(/\.$/, '');

type Narrowing = Pick<Parts['config'], 'readOnly' | 'toolsets' | 'enabledTools' | 'excludeTools'>;

/** Each option by itself: what it alone takes away. */
function hidingOptions({ readOnly, toolsets: ids, enabledTools, excludeTools }: Narrowing) {
  const both = { jira: 'cloud', confluence: 'cloud' } as const;
  const everything = selectTools(toolsets, [], both).tools;
  const alone = (option: string, policy: Partial<Policy>) => {
    const left = selectTools(toolsets, [{ readOnly: false, ...policy }], both);
    const hides = (name: string) =>
      everything.has(name) ? !left.tools.has(name) : left.explainAbsence(name) === undefined;
    return { option, hides };
  };
  return [
    alone('left out by TOOLSETS', { toolsets: ids }),
    alone('not among ENABLED_TOOLS', { enabledTools }),
    alone('named in EXCLUDE_TOOLS', { excludeTools }),
    alone('READ_ONLY_MODE, as they change something', { readOnly }),
  ];
}
