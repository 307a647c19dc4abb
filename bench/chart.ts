/** One bar; `ours` stands out. */
export interface Bar {
  label: string;
  value: number;
  ours: boolean;
}

/** Groups of horizontal bars on a logarithmic scale, since what is compared differs by orders of magnitude. */
export interface BarChart {
  title: string;
  unit: string;
  groups: { label: string; bars: Bar[] }[];
}

const row = 18;
const left = 250;
const width = 860;

/** The chart as SVG that is readable on light and dark pages. */
export function barChart({ title, unit, groups }: BarChart): string {
  const values = groups.flatMap(({ bars }) => bars.map(({ value }) => value)).filter((value) => value > 0);
  const least = 10 ** Math.floor(Math.log10(Math.min(...values)));
  const most = Math.max(...values);
  const length = (value: number) =>
    value <= 0 ? 0 : 4 + (Math.log(value / least) / Math.log(most / least || 2)) * (width - left - 110);
  const parts: string[] = [];
  let y = 46;
  for (const group of groups) {
    parts.push(`<text x="8" y="${y + 13}" class="group">${escapeXml(group.label)}</text>`);
    y += row + 2;
    for (const bar of group.bars) {
      parts.push(barAt(bar, { y, length: length(bar.value) }));
      y += row;
    }
    y += 8;
  }
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${y}" width="${width}" height="${y}" role="img">`,
    `<title>${escapeXml(title)}</title>`,
    `<style>rect{fill:#8a99ad}rect.ours{fill:#1f75d6}rect.page{fill:#fff}text{font:12px sans-serif;fill:#222}.head{font-size:15px}.group{font-weight:bold}</style>`,
    `<rect class="page" width="${width}" height="${y}"/>`,
    `<text x="8" y="20" class="head">${escapeXml(title)}</text>`,
    `<text x="8" y="38">${escapeXml(unit)}, logarithmic</text>`,
    ...parts,
    '</svg>\n',
  ].join('\n');
}

function barAt({ label, value, ours }: Bar, { y, length }: { y: number; length: number }): string {
  const shown = value > 0 ? value.toLocaleString('en-US', { maximumSignificantDigits: 3 }) : '–';
  return [
    `<text x="${left - 8}" y="${y + 12}" text-anchor="end">${escapeXml(label)}</text>`,
    `<rect${ours ? ' class="ours"' : ''} x="${left}" y="${y + 2}" width="${Math.max(length, 1).toFixed(1)}" height="${row - 5}"/>`,
    `<text x="${(left + length + 6).toFixed(1)}" y="${y + 12}">${shown}</text>`,
  ].join('');
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
