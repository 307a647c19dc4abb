import { code, macro } from './markup.ts';

const areas = [
  'Network',
  'Timeouts',
  'Storage',
  'Queues',
  'Search',
  'Mail',
  'Security',
  'Logging',
  'Scheduling',
  'Billing',
  'Caching',
];
const units = ['milliseconds', 'seconds', 'megabytes', 'items', 'per cent'];

const row = (area: string, index: number): string => {
  const name = `${area.toLowerCase()}.setting-${index}`;
  return `<tr><td><p><code>${name}</code></p></td><td><p>${(index * 37) % 900}</p></td><td><p>${units[index % units.length]}</p></td><td><p>Limits how much the ${area.toLowerCase()} layer does at once; raise it only together with <code>${area.toLowerCase()}.setting-${(index + 1) % 9}</code>, and watch the dashboard for a day.</p></td></tr>`;
};

const section = (area: string): string =>
  `<h2>${area}</h2><p>Settings of the ${area.toLowerCase()} layer. Changes take effect after a restart unless the table says otherwise.</p>` +
  `<table><tbody><tr><th><p>Name</p></th><th><p>Default</p></th><th><p>Unit</p></th><th><p>Meaning</p></th></tr>${Array.from({ length: 5 }, (_, index) => row(area, index)).join('')}</tbody></table>` +
  code('yaml', `${area.toLowerCase()}:\n  setting-1: 37\n  setting-2: 74\n`, `${area.toLowerCase()}.yaml`);

/** A long page, about 20 KB, with more headings and rows than anybody reads. */
export const configurationReference = (): string =>
  `${macro('toc')}${areas.map(section).join('')}<p>End of the reference.</p>`;
