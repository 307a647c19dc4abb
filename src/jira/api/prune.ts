/** Keys that say nothing to a reader: addresses of the REST API and of pictures. */
const NOISE = new Set([
  'self',
  'avatarUrls',
  'avatarUrl',
  'avatarId',
  'iconUrl',
  'expand',
  '_links',
  '_expands',
]);
const MAX_DEPTH = 12;

/** Takes nulls, empty text and objects, and REST noise out of a value that is passed on as Jira sent it. */
export function prune(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return value;
  if (Array.isArray(value)) return value.map((item) => prune(item, depth + 1)).filter(isPresent);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !NOISE.has(key))
      .map(([key, item]) => [key, prune(item, depth + 1)])
      .filter(([, item]) => isPresent(item)),
  );
}

const isPresent = (value: unknown): boolean =>
  value !== null &&
  value !== undefined &&
  value !== '' &&
  !(isRecord(value) && Object.keys(value).length === 0);

/** Whether the value is a JSON object, not null and not an array. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object without its undefined properties, so that absent means absent. */
export function present<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const kept: Partial<T> = {};
  for (const key in value) if (value[key] !== undefined) kept[key] = value[key];
  return kept as never;
}
