import { prose } from '../prose.ts';

interface AdfNode {
  type: string;
  [key: string]: unknown;
}

/** The nodes of one section of an Atlassian document as JSON, joined by commas, with the number `n` in every marker. */
export function adfSection(n: number): string {
  return [...opening(n), ...lists(n), ...boxes(n), table(n), paragraph(text(prose(n + 12, 30)))]
    .map((node) => JSON.stringify(node))
    .join(',');
}

function node(type: string, content: AdfNode[], attrs?: object): AdfNode {
  return { type, ...(attrs ? { attrs } : {}), content };
}

function text(value: string, ...marks: AdfNode[]): AdfNode {
  return { type: 'text', text: value, ...(marks.length > 0 ? { marks } : {}) };
}

function paragraph(...content: AdfNode[]): AdfNode {
  return node('paragraph', content);
}

function item(...content: AdfNode[]): AdfNode {
  return node('listItem', content);
}

function opening(n: number): AdfNode[] {
  return [
    node('heading', [text(`heading${n}`)], { level: 2 }),
    paragraph(
      text(`${prose(n, 24)} `),
      text(`strong${n}`, { type: 'strong' }),
      text(` ${prose(n + 1, 12)} `),
      text(`emphasis${n}`, { type: 'em' }),
      text(' and '),
      text(`strike${n}`, { type: 'strike' }),
      text(' with '),
      text(`monospace${n}`, { type: 'code' }),
      text(' and a '),
      text(`link${n}`, { type: 'link', attrs: { href: `https://example.com/docs/${n}` } }),
      text(' by '),
      { type: 'mention', attrs: { id: `5b10a2844c20165700ed${n}`, text: `@mention${n}` } },
      text(' '),
      { type: 'status', attrs: { text: `status${n}`, color: 'green', localId: `s${n}` } },
      text(' '),
      { type: 'date', attrs: { timestamp: '1795996800000' } },
      text(' '),
      { type: 'emoji', attrs: { shortName: `:emoji${n}:` } },
      text(' '),
      { type: 'inlineCard', attrs: { url: `https://example.com/browse/card${n}` } },
    ),
  ];
}

function lists(n: number): AdfNode[] {
  const nested = node('orderedList', [
    item(paragraph(text(`nested${n} ${prose(n + 4, 6)}`))),
    item(paragraph(text(prose(n + 5, 6)))),
  ]);
  const tasks = [
    node('taskItem', [text(`task${n} ${prose(n + 8, 5)}`)], { localId: `t${n}`, state: 'TODO' }),
    node('taskItem', [text(`done${n}`)], { localId: `d${n}`, state: 'DONE' }),
  ];
  return [
    node('bulletList', [
      item(paragraph(text(`bullet${n} ${prose(n + 2, 8)}`))),
      item(paragraph(text(prose(n + 3, 8))), nested),
    ]),
    node('orderedList', [
      item(paragraph(text(`ordered${n} ${prose(n + 6, 10)}`))),
      item(paragraph(text(prose(n + 7, 10)))),
    ]),
    node('taskList', tasks, { localId: `l${n}` }),
  ];
}

function boxes(n: number): AdfNode[] {
  const code = `const code${n}: Map<string, number> = await load(${n});\nif (a < b && items[0] !== '*') retry({ after: 1_000 });`;
  return [
    node('codeBlock', [text(code)], { language: 'typescript' }),
    node('blockquote', [paragraph(text(`quote${n} ${prose(n + 9, 14)}`))]),
    node('panel', [paragraph(text(`panel${n} ${prose(n + 10, 14)}`))], { panelType: 'warning' }),
    node('expand', [paragraph(text(`expand${n} ${prose(n + 11, 14)}`))], { title: `expandtitle${n}` }),
  ];
}

function table(n: number): AdfNode {
  const row = (type: string, cells: string[]) =>
    node(
      'tableRow',
      cells.map((cell) => node(type, [paragraph(text(cell))], {})),
    );
  return node(
    'table',
    [
      row('tableHeader', [`tablehead${n}`, 'Errors', 'p99']),
      row('tableCell', [`tablecell${n}`, '4.2 %', '2.9 s']),
      row('tableCell', ['us-east-1', '0.3 %', '0.4 s']),
    ],
    { isNumberColumnEnabled: false, layout: 'default' },
  );
}
