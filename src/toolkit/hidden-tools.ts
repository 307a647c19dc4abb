import { type Policy, type Selectable, type SelectableSet, type Selection, selectTools } from './select.ts';

/** Names of tools that a caller is not offered, by reason. */
export function hiddenTools(
  toolsets: readonly SelectableSet[],
  policy: Partial<Policy>,
  selection: Selection<Selectable>,
): Map<string, string[]> {
  const hidden = new Map<string, string[]>();
  const reasons = hidingOptions(toolsets, policy);
  for (const { tools } of toolsets)
    for (const { name } of tools) {
      if (selection.tools.has(name)) continue;
      const reason = reasons.find(({ hides }) => hides(name))?.option ?? selection.explainAbsence(name);
      const key = inShort(name, reason ?? 'left out by this request');
      hidden.set(key, [...(hidden.get(key) ?? []), name]);
    }
  return hidden;
}

/** The reason without the name, so that it is the same for many tools. */
const inShort = (name: string, reason: string): string =>
  reason.replace(`${name} is not available: `, '').replace(`${name} `, '').replace(/\.$/, '');

/** Each option by itself: what it alone takes away. */
function hidingOptions(
  toolsets: readonly SelectableSet[],
  { readOnly = false, toolsets: ids, enabledTools, excludeTools }: Partial<Policy>,
) {
  const everywhere = Object.fromEntries(toolsets.map(({ product }) => [product, 'cloud' as const]));
  const everything = selectTools(toolsets, [], everywhere).tools;
  const alone = (option: string, policy: Partial<Policy>) => {
    const left = selectTools(toolsets, [{ readOnly: false, ...policy }], everywhere);
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
