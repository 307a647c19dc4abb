import { prose } from '../prose.ts';

/** One section of Confluence's storage format with the number `n` in every marker. */
export function storageSection(n: number): string {
  return [
    `<h2>heading${n}</h2>`,
    `<p>${prose(n, 24)} <strong>strong${n}</strong> ${prose(n + 1, 12)} <em>emphasis${n}</em> and <del>strike${n}</del>`,
    ` with <code>monospace${n}</code>, a <a href="https://example.com/docs/${n}">link${n}</a>, R&amp;D&nbsp;entity${n} and`,
    ` <ac:link><ri:page ri:content-title="pageref${n}" /></ac:link> on <time datetime="2026-11-0${(n % 9) + 1}" />`,
    ` ${statusMacro(n)}</p>`,
    `<ul><li><p>bullet${n} ${prose(n + 2, 8)}</p></li><li><p>${prose(n + 3, 8)}</p>`,
    `<ol><li><p>nested${n} ${prose(n + 4, 6)}</p></li><li><p>${prose(n + 5, 6)}</p></li></ol></li></ul>`,
    `<ol><li><p>ordered${n} ${prose(n + 6, 10)}</p></li><li><p>${prose(n + 7, 10)}</p></li></ol>`,
    `<ac:task-list>${task(n * 2, 'incomplete', `task${n} ${prose(n + 8, 5)}`)}${task(n * 2 + 1, 'complete', `done${n}`)}</ac:task-list>`,
    codeMacro(n),
    `<blockquote><p>quote${n} ${prose(n + 9, 14)}</p></blockquote>`,
    bodyMacro('warning', `paneltitle${n}`, `<p>panel${n} ${prose(n + 10, 14)}</p>`),
    bodyMacro('expand', `expandtitle${n}`, `<p>expand${n} ${prose(n + 11, 14)}</p>`),
    '<ac:structured-macro ac:name="drawio" ac:schema-version="1"><ac:parameter ac:name="diagramName">',
    `macro${n}</ac:parameter></ac:structured-macro>`,
    `<table data-layout="default"><tbody><tr><th><p>tablehead${n}</p></th><th><p>Errors</p></th><th><p>p99</p></th></tr>`,
    `<tr><td><p>tablecell${n}</p></td><td><p>4.2 %</p></td><td><p><strong>2.9 s</strong></p></td></tr>`,
    '<tr><td><p>us-east-1</p></td><td><p>0.3 %</p></td><td><p>0.4 s</p></td></tr></tbody></table>',
    `<p>${prose(n + 12, 30)}</p>`,
  ].join('');
}

function statusMacro(n: number): string {
  return `<ac:structured-macro ac:name="status" ac:schema-version="1"><ac:parameter ac:name="title">status${n}</ac:parameter><ac:parameter ac:name="colour">Green</ac:parameter></ac:structured-macro>`;
}

function task(id: number, status: string, body: string): string {
  return `<ac:task><ac:task-id>${id}</ac:task-id><ac:task-status>${status}</ac:task-status><ac:task-body>${body}</ac:task-body></ac:task>`;
}

function codeMacro(n: number): string {
  const code = `const code${n}: Map<string, number> = await load(${n});\nif (a < b && items[0] !== '*') retry({ after: 1_000 });`;
  return `<ac:structured-macro ac:name="code" ac:schema-version="1"><ac:parameter ac:name="language">typescript</ac:parameter><ac:plain-text-body><![CDATA[${code}]]></ac:plain-text-body></ac:structured-macro>`;
}

function bodyMacro(name: string, title: string, body: string): string {
  return `<ac:structured-macro ac:name="${name}" ac:schema-version="1"><ac:parameter ac:name="title">${title}</ac:parameter><ac:rich-text-body>${body}</ac:rich-text-body></ac:structured-macro>`;
}
