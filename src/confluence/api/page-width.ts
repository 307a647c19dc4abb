/** Keys under which Confluence keeps the width of a page: as seen, and as in the editor. */
export const WIDTH_KEYS = ['content-appearance-published', 'content-appearance-draft'] as const;

/** The width that a property value stands for, text or `{value}`. */
export function widthFromStored(value: unknown): string | undefined {
  const text = typeof value === 'object' && value !== null ? (value as Record<string, unknown>).value : value;
  return typeof text === 'string' && text !== '' ? text : undefined;
}
