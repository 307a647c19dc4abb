import { describe, expect, it } from 'vitest';
import { DocumentError } from '../document-error.ts';
import { editAdf, editStorage } from './edit.ts';

const page = [
  '<h1>Guide</h1>',
  '<p>Intro to the <b>old</b> name.</p>',
  '<h2>Setup</h2>',
  '<p>First</p>',
  '<h3>Details</h3>',
  '<p>Second &ndash; old</p>',
  '<h2>Usage</h2>',
  '<ac:layout><ac:layout-section ac:type="single"><ac:layout-cell><h2>Setup</h2><p>Inner</p></ac:layout-cell></ac:layout-section></ac:layout>',
].join('\n');
const second = { text: 'Setup', occurrence: 2 };

describe('sections', () => {
  it('are replaced below their heading, with the sections inside them', () => {
    const change = {
      kind: 'replaceSection',
      heading: { text: 'Setup', occurrence: 1 },
      markdown: 'New',
    } as const;
    const { storage } = editStorage(page, change);
    expect(storage).toBe(page.replace(/<p>First[\s\S]*old<\/p>/, '<p>New</p>'));
  });

  it('are replaced with their heading when the text begins with one', () => {
    const change = { kind: 'replaceSection', heading: { text: 'Usage' }, markdown: '## Use\n\nSo.' } as const;
    const { storage } = editStorage(page.split('\n').slice(0, -1).join('\n'), change);
    expect(storage).toContain('<h2>Use</h2>');
    expect(storage).not.toContain('Usage');
  });

  it('inside a layout are found and changed there', () => {
    const { storage } = editStorage(page, { kind: 'appendToSection', heading: second, markdown: 'More' });
    expect(storage).toBe(page.replace('<p>Inner</p>', '<p>Inner</p><p>More</p>'));
  });

  it('take blocks before and after their heading', () => {
    const heading = { text: 'Details', level: 3 };
    const before = editStorage(page, { kind: 'insertBefore', heading, markdown: 'X' }).storage;
    expect(before).toBe(page.replace('<h3>', '<p>X</p>\n<h3>'));
    const after = editStorage(page, { kind: 'insertAfter', heading, markdown: 'X' }).storage;
    expect(after).toBe(page.replace('</h3>', '</h3>\n<p>X</p>'));
  });

  it('whose heading is not there or there twice are refused with a list', () => {
    const find = (text: string) => () =>
      editStorage(page, { kind: 'appendToSection', heading: { text }, markdown: 'X' });
    expect(find('Setup')).toThrow(/There are 2 headings "Setup": ## Setup; ## Setup/);
    expect(find('Nowhere')).toThrow(/There are: # Guide; ## Setup; ### Details; ## Usage; ## Setup/);
    expect(find('Nowhere')).toThrow(DocumentError);
  });

  it('can be the whole document', () => {
    expect(editStorage(page, { kind: 'append', markdown: 'End' }).storage).toBe(`${page}\n<p>End</p>`);
    expect(editStorage(page, { kind: 'prepend', markdown: 'Start' }).storage).toBe(`<p>Start</p>\n${page}`);
  });

  it('of Atlassian documents work alike', () => {
    const heading = {
      type: 'heading',
      attrs: { level: 1, localId: 'h' },
      content: [{ type: 'text', text: 'A' }],
    };
    const { adf } = editAdf(
      { version: 1, type: 'doc', content: [heading] },
      { kind: 'appendToSection', heading: { text: 'A' }, markdown: 'B' },
    );
    expect(adf.content).toEqual([heading, { type: 'paragraph', content: [{ type: 'text', text: 'B' }] }]);
  });
});

describe('find and replace', () => {
  it('changes the text and nothing else, and says how often', () => {
    const { storage, count } = editStorage(page, {
      kind: 'findAndReplace',
      find: 'old',
      replace: 'new & <b>',
    });
    expect(storage).toBe(page.replaceAll('old', 'new &amp; &lt;b&gt;'));
    expect(count).toBe(2);
  });

  it('finds text over a change of marks', () => {
    const { storage, count } = editStorage(page, { kind: 'findAndReplace', find: 'old name', replace: 'x' });
    expect([storage, count]).toEqual([page.replace('<b>old</b> name', '<b>x</b>').replace('<b>', '<b>'), 1]);
  });

  it('leaves the same string when there is no match', () => {
    const { storage, count, changed } = editStorage(page, {
      kind: 'findAndReplace',
      find: 'zzz',
      replace: '',
    });
    expect([storage, count, changed]).toEqual([page, 0, 0]);
  });

  it('refuses a match over anything but text', () => {
    const body = '<p>Ask <time datetime="2026-01-31" /> now</p>';
    const cut = () => editStorage(body, { kind: 'findAndReplace', find: 'Ask 2026-01-31', replace: '' });
    expect(cut).toThrow(DocumentError);
    expect(() => editStorage(body, { kind: 'findAndReplace', find: '', replace: '' })).toThrow(DocumentError);
  });
});
