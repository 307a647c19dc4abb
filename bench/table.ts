/** A GFM table; numbers stand right. The first row is the head. */
export function table(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  const align = head.map((_, column) =>
    body.every((row) => /^(?:[\d≤~–-]|$)/.test(row[column] ?? '')) ? '---:' : '---',
  );
  return [head, align, ...body].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** A figure with about three digits, and spaces between thousands. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.max(Math.abs(value), 0.001))));
  return value.toLocaleString('en-US', { maximumFractionDigits: Math.min(digits, 3) });
}

/** How many times the one is of the other. */
export function ratio(value: number | undefined, of: number | undefined): string {
  return value === undefined || of === undefined ? '–' : `${figure(value / of)} ×`;
}
