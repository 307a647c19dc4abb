import { type Token, tokenize } from './tokenize.ts';

type Open = Extract<Token, { kind: 'open' }>;
type Wrap = readonly [open: string, close: string];

const informationMacro = (kind: string): Wrap => [
  `<div class="confluence-information-macro confluence-information-macro-${kind}"><div class="confluence-information-macro-body">`,
  '</div></div>',
];

const macros: Record<string, Wrap> = {
  info: informationMacro('information'),
  tip: informationMacro('tip'),
  note: informationMacro('note'),
  warning: informationMacro('warning'),
  panel: ['<div class="panel"><div class="panelContent">', '</div></div>'],
  code: ['<div class="code panel"><pre class="syntaxhighlighter-pre">', '</pre></div>'],
  expand: ['<div class="expand-container"><div class="expand-content">', '</div></div>'],
  status: ['<span class="status-macro aui-lozenge">', '</span>'],
};

const elements: Record<string, Wrap> = {
  'ac:task-list': ['<ul class="inline-task-list">', '</ul>'],
  'ac:task': ['<li>', '</li>'],
  'ac:layout': ['<div class="contentLayout2">', '</div>'],
  'ac:layout-section': ['<div class="columnLayout">', '</div>'],
  'ac:layout-cell': ['<div class="cell"><div class="innerCell">', '</div></div>'],
  'ac:link': ['<a href="#">', '</a>'],
  'ac:image': ['<span class="confluence-embedded-file-wrapper">', '</span>'],
  'ac:inline-comment-marker': ['<span class="inline-comment-marker">', '</span>'],
};

const dropped: ReadonlySet<string> = new Set([
  'ac:task-id',
  'ac:task-uuid',
  'ac:task-status',
  'ac:adf-attribute',
  'ac:adf-fallback',
]);

/** Storage as the HTML that `body.view` holds: ordinary elements as they are, macros as the boxes they become. */
export function toView(source: string): string {
  const html: string[] = [];
  // What to write when the innermost open element ends; undefined inside something that is not shown.
  const closers: (string | undefined)[] = [];
  for (const token of tokenize(source)) {
    if (token.kind === 'close') html.push(closers.pop() ?? '');
    else if (closers.length > 0 && closers.at(-1) === undefined) enterHidden(token, closers);
    else html.push(shown(token, closers));
  }
  return html.join('');
}

function enterHidden(token: Token, closers: (string | undefined)[]): void {
  if (token.kind === 'open' && !token.selfClosing) closers.push(undefined);
}

function shown(token: Exclude<Token, { kind: 'close' }>, closers: (string | undefined)[]): string {
  if (token.kind !== 'open') return escaped(token);
  if (token.selfClosing) return empty(token);
  const wrap = wrapOf(token);
  closers.push(wrap?.[1]);
  return wrap?.[0] ?? '';
}

const escaped = (token: Extract<Token, { kind: 'text' | 'cdata' }>): string =>
  token.kind === 'text' ? token.text : token.text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

function wrapOf(token: Open): Wrap | undefined {
  if (dropped.has(token.name) || (token.name === 'ac:parameter' && attribute(token, 'ac:name') !== 'title'))
    return undefined;
  if (token.name === 'ac:structured-macro') return macros[attribute(token, 'ac:name')] ?? ['', ''];
  const known = elements[token.name];
  if (known) return known;
  return isOurs(token.name) ? ['', ''] : [asWritten(token, '>'), `</${token.name}>`];
}

function empty(token: Open): string {
  if (token.name === 'ri:user') return '@user';
  if (token.name === 'ri:url') return `<img src="${attribute(token, 'ri:value')}" />`;
  if (token.name === 'ri:attachment') return `<img alt="${attribute(token, 'ri:filename')}" />`;
  if (token.name === 'ri:page') return attribute(token, 'ri:content-title');
  return isOurs(token.name) ? '' : asWritten(token, ' />');
}

const isOurs = (name: string): boolean => /^(ac|ri|at):/.test(name);

const attribute = (token: Open, name: string): string =>
  token.attributes.find((candidate) => candidate.name === name)?.value ?? '';

const asWritten = ({ name, attributes }: Open, end: string): string =>
  `<${name}${attributes.map((own) => ` ${own.name}="${own.value.replace(/"/g, '&quot;')}"`).join('')}${end}`;
