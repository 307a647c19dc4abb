import { describe, expect, it } from 'vitest';
import { readAdf } from '../adf/read.ts';
import { DocumentError } from '../document-error.ts';
import { readStorage } from '../storage/read.ts';
import { editAdf, editStorage } from './edit.ts';
import { shownMarkdown } from './edition.ts';

const page = [
  '<h2 id="x">Title</h2>',
  '<p class="lead">See <ac:inline-comment-marker ac:ref="c1">this text</ac:inline-comment-marker> by <ac:link><ri:user ri:account-id="a1" /></ac:link>.</p>',
  '<ac:structured-macro ac:name="drawio" ac:macro-id="m"><ac:parameter ac:name="diagramName">Login</ac:parameter></ac:structured-macro>',
  '<table data-layout="wide"><colgroup><col style="width: 9px;" /></colgroup><tbody><tr class="r"><td class="c"><p local-id="k">one</p></td><td>two</td></tr></tbody></table>',
  '<ac:task-list><ac:task><ac:task-id>7</ac:task-id><ac:task-status>incomplete</ac:task-status><ac:task-body>Do <b>it</b></ac:task-body></ac:task></ac:task-list>',
].join('\n');
const shown = shownMarkdown(readStorage(page));
const edit = (change: (markdown: string) => string, options = {}) =>
  editStorage(page, change(shown), options);

describe('what an edit keeps', () => {
  it('gives back the same string when nothing changed', () => {
    expect(edit((markdown) => markdown)).toEqual({ storage: page, removed: [], changed: 0 });
  });

  it('keeps tags, attributes, anchors and mentions around a changed word', () => {
    const { storage, removed } = edit((markdown) => markdown.replace('See', 'Look at'));
    expect(storage).toBe(page.replace('See', 'Look at'));
    expect(removed).toEqual([]);
  });

  it('keeps the anchor of a comment around the part of its text that is left', () => {
    const { storage } = edit((markdown) => markdown.replace('this text', 'this'));
    expect(storage.replace('> by', '>by').replace('this <', 'this<')).toBe(
      page.replace('this text</ac:inline-comment-marker> ', 'this</ac:inline-comment-marker>'),
    );
  });

  it('keeps rows, cells and widths around a changed cell', () => {
    expect(edit((markdown) => markdown.replace('one', 'won')).storage).toBe(page.replace('one', 'won'));
  });

  it('ticks a task off without touching anything else of it', () => {
    const { storage } = edit((markdown) => markdown.replace('[ ]', '[x]'));
    expect(storage).toBe(page.replace('incomplete', 'complete'));
  });

  it('changes the level of a heading and keeps its attributes', () => {
    const { storage } = edit((markdown) => markdown.replace('## Title', '### Title'));
    expect(storage).toBe(page.replace('<h2 id="x">Title</h2>', '<h3 id="x">Title</h3>'));
  });

  it('restores a macro that was moved', () => {
    const token = /^:macro.*$/m.exec(shown)?.[0] ?? '';
    const { storage, removed } = edit((markdown) => `${token}\n\n${markdown.replace(`${token}\n\n`, '')}`);
    const macro = page.split('\n')[2] ?? '';
    expect(storage.startsWith(macro)).toBe(true);
    expect(storage.replaceAll(macro, '').replace(/\n+/g, '\n').trim()).toBe(page.replace(`${macro}\n`, ''));
    expect(removed).toEqual([]);
  });
});

describe('a list of tasks', () => {
  const task = (id: number, text: string) =>
    `<ac:task>\n<ac:task-id>${id}</ac:task-id>\n<ac:task-status>incomplete</ac:task-status>\n<ac:task-body>${text}</ac:task-body>\n</ac:task>`;
  const list = (...tasks: string[]) => `<ac:task-list>\n${tasks.join('\n')}\n</ac:task-list>`;
  const [one, two, three] = [task(1, 'one'), task(2, 'two'), task(3, 'three')];
  const stored = list(one, two, three);
  const markdown = shownMarkdown(readStorage(stored));

  it('keeps its white space when a task goes, comes or changes', () => {
    const result = (from: string, to: string) => editStorage(stored, markdown.replace(from, to)).storage;
    expect(result('- [ ] two\n', '')).toBe(list(one, three));
    expect(result('two', 'zwei')).toBe(list(one, task(2, 'zwei'), three));
    expect(
      result('- [ ] two', '- [ ] new\n- [ ] two').replace(/\n?<ac:task><ac:task-id>4.*?<\/ac:task>/, ''),
    ).toBe(stored);
  });
});

describe('the wording of the original', () => {
  const wordy =
    '<p>\n  A <b>bold</b> word &ndash; and&#8230;\n  <a class="k" href="https://a.b">one <i>link</i></a> </p>';
  const markdown = shownMarkdown(readStorage(wordy));
  const replaced = (from: string, to: string) =>
    editStorage(wordy, markdown.replace(from, to)).storage === wordy.replace(from, to);

  it('stays around changed words', () => {
    expect([replaced('word', 'name'), replaced('bold', 'very bold'), replaced('one', 'that')]).toEqual([
      true,
      true,
      true,
    ]);
  });
});

describe('the guard', () => {
  it('lists what the caller removed', () => {
    const { storage, removed } = edit(() => 'Nothing left.\n');
    expect(storage).toContain('Nothing left.');
    expect(removed).toEqual([
      'mention "a1"',
      'drawio "Login"',
      'task "Do it"',
      'inline comment on "this text"',
    ]);
  });

  it('refuses to remove what was never shown, and names it', () => {
    const part = shown.slice(0, shown.indexOf(':macro'));
    const cut = () => edit(() => part, { shown: part });
    expect(cut).toThrow(DocumentError);
    expect(cut).toThrow(/drawio "Login", task "Do it"/);
    expect(edit(() => part, { shown: part, allowLoss: true }).removed).toEqual([
      'drawio "Login"',
      'task "Do it"',
    ]);
  });

  it('puts together what was shown in parts, wherever they were cut', () => {
    const all = shown.indexOf('{#m1') + 6;
    const drawing = shown.slice(shown.indexOf(':macro'));
    const text = shown.slice(0, shown.indexOf(':macro'));
    const cut = shown.slice(0, all);
    expect(() => edit(() => text, { shown: [cut, 'other text'] })).toThrow(/drawio "Login"/);
    expect(edit(() => text, { shown: [cut, drawing] }).removed).toEqual(['drawio "Login"', 'task "Do it"']);
    expect(edit(() => text, { shown: [text, drawing] }).removed).toEqual(['drawio "Login"', 'task "Do it"']);
  });

  it('removes what was shown', () => {
    const part = shown.slice(0, shown.indexOf(':macro'));
    expect(edit(() => part, { shown }).removed).toEqual(['drawio "Login"', 'task "Do it"']);
  });

  it('refuses the token of an older version', () => {
    expect(() => edit((markdown) => markdown.replace('{#m1-', '{#m9-'))).toThrow(DocumentError);
  });

  it('works on Atlassian documents', () => {
    const mention = { type: 'mention', attrs: { id: 'a1', text: '@Ada', localId: 'l' } };
    const text = { type: 'text', text: 'Hello ' };
    const adf = {
      version: 1,
      type: 'doc',
      content: [{ type: 'paragraph', attrs: { localId: 'p' }, content: [text, mention] }],
    };
    expect(shownMarkdown(readAdf(adf))).toBe('Hello @[Ada]\n');
    const kept = editAdf(adf, 'Dear @[Ada]\n');
    expect(kept.adf.content).toEqual([
      { type: 'paragraph', attrs: { localId: 'p' }, content: [{ type: 'text', text: 'Dear ' }, mention] },
    ]);
    expect(kept.removed).toEqual([]);
    expect(editAdf(adf, 'Hello\n').removed).toEqual(['mention "Ada"']);
    expect(() => editAdf(adf, 'Hello\n', { shown: 'Hello\n' })).toThrow(/mention "Ada"/);
  });
});
