import { coreTools } from './core-tools.ts';
import type { Deployment, Tool } from './define-tool.ts';
import type { Toolset } from './define-toolset.ts';
import type { ToolOutline } from './outline.ts';

/** What the operator allows, whoever calls, or what a request asks for within that. */
export interface Policy {
  readOnly: boolean;
  /** TOOLSETS: ids and the keywords `all` and `default`; everything when absent. */
  toolsets?: readonly string[] | undefined;
  /** ENABLED_TOOLS: exact names; everything when absent. */
  enabledTools?: readonly string[] | undefined;
  /** The everyday tools alone. */
  core?: boolean | undefined;
  /** EXCLUDE_TOOLS: exact names that are left out whatever else names them. */
  excludeTools?: readonly string[] | undefined;
}

/** Which products a caller can use, and as which deployment. */
export type Availability = Readonly<Record<string, Deployment | undefined>>;

/** What policies judge a tool by. */
export type Selectable = Pick<Tool<never>, 'name' | 'access' | 'only'>;

/** What policies judge a toolset by. */
export interface SelectableSet<Item extends Selectable = Selectable>
  extends Pick<Toolset<never>, 'id' | 'product' | 'default'> {
  tools: readonly Item[];
}

/** The tools of one caller: what is listed is exactly what may be called. */
export interface Selection<Item extends Selectable = ToolOutline> {
  tools: ReadonlyMap<string, Item>;
  /** Why a known tool is not there, when the caller may know; undefined where it must look unknown. */
  explainAbsence(name: string): string | undefined;
}

/** TOOLSETS entries that name nothing, to be warned about. */
export const unknownToolsets = (toolsets: readonly SelectableSet[], requested: readonly string[]): string[] =>
  requested.filter((id) => !isKeyword(id) && !toolsets.some((toolset) => toolset.id === id));

/** Names of tools that do not exist, to be warned about or refused. */
export const unknownTools = (toolsets: readonly SelectableSet[], requested: readonly string[]): string[] =>
  requested.filter((name) => !toolsets.some(({ tools }) => tools.some((tool) => tool.name === name)));

const isKeyword = (id: string): boolean => ['all', 'default'].includes(id.toLowerCase());

const toolsetAllowed = (toolset: SelectableSet, { toolsets }: Policy): boolean =>
  toolsets?.some(
    (id) =>
      id.toLowerCase() === 'all' || id === toolset.id || (id.toLowerCase() === 'default' && toolset.default),
  ) ?? true;

const toolAllowed = (tool: Selectable, policy: Policy): boolean =>
  !(policy.readOnly && tool.access !== 'read') &&
  (policy.enabledTools?.includes(tool.name) ?? true) &&
  !(policy.core && !coreTools.includes(tool.name)) &&
  !policy.excludeTools?.includes(tool.name);

/**
 * The tools that every one of the policies allows and that the caller's sites have; the order is that of the
 * declarations, so that prompt caches hold.
 */
export function selectTools<Item extends Selectable>(
  toolsets: readonly SelectableSet<Item>[],
  policies: readonly Policy[],
  availability: Availability,
): Selection<Item> {
  const tools = new Map<string, Item>();
  const absences = new Map<string, string>();
  const allowed = toolsets.filter((toolset) => policies.every((policy) => toolsetAllowed(toolset, policy)));
  for (const toolset of allowed) {
    const deployment = availability[toolset.product];
    for (const tool of toolset.tools) {
      if (!policies.every((policy) => toolAllowed(tool, policy))) continue;
      if (!deployment)
        absences.set(
          tool.name,
          `${tool.name} is not available: no ${toolset.product} site is configured for this caller.`,
        );
      else if (tool.only && tool.only !== deployment)
        absences.set(
          tool.name,
          `${tool.name} does not exist on ${deploymentNames[deployment]}, only on ${deploymentNames[tool.only]}.`,
        );
      else tools.set(tool.name, tool);
    }
  }
  return { tools, explainAbsence: (name) => absences.get(name) };
}

const deploymentNames: Record<Deployment, string> = {
  cloud: 'Atlassian Cloud',
  datacenter: 'Server/Data Center',
};
