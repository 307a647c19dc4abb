import type { Tool } from './define-tool.ts';

/** A named group of tools that operators switch on and off together with TOOLSETS. */
export interface Toolset<Context> {
  /** Name in TOOLSETS, `<product>_<group>`. */
  id: string;
  /** The product whose configuration makes the tools available, e.g. `jira`. */
  product: string;
  title: string;
  description: string;
  /** Part of the keyword `default` of TOOLSETS. */
  default: boolean;
  tools: readonly Tool<Context>[];
}

/** Toolsets by id, in the order in which tools are listed, each loaded when it is asked for. */
export type ToolsetLoaders<Context> = Readonly<Record<string, () => Promise<Toolset<Context>>>>;

/** Declares a toolset; the folder's `index.ts` is the only place that names it. */
export const defineToolset = <Context>(toolset: Toolset<Context>): Toolset<Context> => toolset;
