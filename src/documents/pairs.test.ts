import { describe, expect, it } from 'vitest';
import { corporaPresent } from '../../test/support/documents/corpora.ts';
import { blocksOf, pairs } from '../../test/support/documents/pairs.ts';
import { align } from './edit/align.ts';

/** Why the two sides of a pair differ, and in how many blocks. A name stands also for the variants that a tool wrote. */
const differences: Record<string, [number, string]> = {
  'confluence-for-obsidian/emoticon': [
    1,
    'the tool writes the emoji as its character, ours stays :emoji[yellow-star]',
  ],
  'confluence-for-obsidian/heading-with-attributes': [
    1,
    'the tool says a picture in a heading as a token of its own',
  ],
  'confluence-for-obsidian/html-entities': [1, 'the tool writes a plain space for &nbsp;'],
  'confluence-for-obsidian/inline-comment-marker': [
    1,
    'the tool says where a comment begins as a token of its own',
  ],
  'confluence-for-obsidian/macro-excerpt': [1, 'the tool says a macro as a code block of its own'],
  'confluence-for-obsidian/macro-nested-deeply': [1, 'the tool writes an expand as a note with a title'],
  'confluence-for-obsidian/page-link-cross-space-with-body': [
    1,
    'the tool writes links to pages as web addresses',
  ],
  'confluence-for-obsidian/page-link-implicit-space': [1, 'the tool writes links to pages as web addresses'],
  'confluence-for-obsidian/panel-with-unsupported-parameter': [
    1,
    'the tool says such a panel as a code block of its own',
  ],
  'confluence-for-obsidian/spacer-paragraph-multiple-breaks': [1, 'the tool drops empty lines'],
  'confluence-for-obsidian/trailing-break-in-paragraph': [1, 'the tool drops a line break at the end'],
  'md2conf/admonition': [19, 'the tool knows the !!! of MkDocs, which is no GFM'],
  'md2conf/alert': [
    7,
    'the tool makes an [!NOTE] an info panel, an [!IMPORTANT] a note and [!CAUTION] a warning; "NOTE:" in a quote is one too',
  ],
  'md2conf/alignment': [2, 'front matter steers the tool; a picture with an alternative text gets a caption'],
  'md2conf/anchors': [10, 'the tool adds anchors to headings and makes links to files attachments'],
  'md2conf/basic': [4, 'H~2~O, x^2^ and ==x== are no GFM; the tool drops the titles of links'],
  'md2conf/code': [2, 'the tool writes the languages of Confluence: py for python, js for javascript'],
  'md2conf/extension': [2, 'the tool exchanges the text of diagrams'],
  'md2conf/footnote': [4, 'the tool links its notes through anchors, ours are numbers and a list'],
  'md2conf/images': [
    7,
    'front matter steers the tool; pictures become attachments, alternative texts captions',
  ],
  'md2conf/images/images': [1, 'pictures become attachments, alternative texts captions'],
  'md2conf/macro': [2, 'the tool takes storage out of a code block'],
  'md2conf/math': [3, 'formulas are a macro of an app; here they stay text'],
  'md2conf/mermaid': [8, 'front matter steers the tool; diagrams are a macro of an app'],
  'md2conf/missing': [6, 'the tool marks links to files that it does not find'],
  'md2conf/plantuml': [5, 'front matter steers the tool; diagrams are a macro of an app'],
  'md2conf/skip_nodes': [6, 'comments tell the tool what to leave out'],
  'md2conf/skip_title_heading_frontmatter': [1, 'front matter steers the tool'],
  'md2conf/status': [1, 'the tool reads ![…][STATUS-RED] as a status'],
  'md2conf/table': [2, 'front matter steers the tool; it makes an empty column the head of the rows'],
  'md2conf/tags': [4, 'the tool keeps a div and reads its text as HTML'],
  'md2conf/tasklist': [4, 'the tool keeps tasks with other items in one list, as text'],
  'md2conf/toc': [2, 'the tool knows [[_TOC_]] and [[_LISTING_]]'],
  'md2conf/unknown_code_language': [1, 'the tool drops a language that Confluence does not know'],
  'mark/admonitions': [11, 'the tool knows the !!! of MkDocs, which is no GFM'],
  'mark/admonitions-droph1': [12, 'as without -droph1, and the title is left out'],
  'mark/codeblock-comments-droph1': [1, 'the title is left out'],
  'mark/codes': [4, 'the tool reads "title A b c" behind the language'],
  'mark/frontmatter': [1, 'front matter steers the tool'],
  'mark/frontmatter-droph1': [2, 'front matter steers the tool, and the title is left out'],
  'mark/header-droph1': [1, 'the title is left out'],
  'mark/heading-anchor-custom-ids': [
    3,
    'the tool reads {#id} behind a heading, and links to the anchors that Confluence makes',
  ],
  'mark/heading-anchor-custom-ids-droph1': [4, 'as without -droph1, and the title is left out'],
  'mark/heading-anchor-links': [2, 'the tool links to the anchors that Confluence makes'],
  'mark/heading-anchor-links-droph1': [3, 'as without -droph1, and the title is left out'],
  'mark/inline-link-card-inlinecard': [2, 'asked to, the tool makes bare addresses cards'],
  'mark/links': [12, 'the tool reads ac: links and an unclosed tag of storage'],
  'mark/macro-include': [5, 'the tool passes storage through'],
  'mark/math-katex': [3, 'the tool draws formulas'],
  'mark/mention': [1, 'the tool reads @{name} as a mention, here with its text only'],
  'mark/pagelayout': [2, 'comments tell the tool what the layout is'],
  'mark/plantuml': [2, 'diagrams are a macro of an app'],
  'mark/plantuml-droph1': [3, 'as without -droph1, and the title is left out'],
  'mark/quotes': [9, 'the tool reads "Note" in a quote as a panel, and an [!IMPORTANT] as info'],
  'mark/quotes-droph1': [10, 'as without -droph1, and the title is left out'],
  'mark/tasklists-mixed': [3, 'the tool keeps tasks with other items in one list, as text'],
};

describe.skipIf(!corporaPresent)('pages in storage and in Markdown', () => {
  it('are the same tree, but for what the tool that made one of the other reads or writes in its own way', () => {
    const all = pairs().map(({ name, storage, markdown }) => {
      const [one, other] = [blocksOf(storage), blocksOf(markdown)];
      const equal = align(one, other).filter((at) => at >= 0).length;
      const blocks = Math.max(one.length, other.length);
      return { name, equal, blocks, differ: blocks - equal };
    });
    const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
    console.log(
      `Pairs of storage and Markdown: ${all.filter(({ differ }) => differ === 0).length} of ${all.length} are the same tree, ` +
        `${sum(all.map(({ equal }) => equal))} of ${sum(all.map(({ blocks }) => blocks))} blocks; every difference is explained`,
    );
    const found = all.filter(({ differ }) => differ > 0).map(({ name, differ }) => `${name}: ${differ}`);
    const explained = (name: string) => differences[name] ?? differences[name.replace(/-stripnewlines$/, '')];
    expect(found).toEqual(
      all.flatMap(({ name }) => (explained(name) ? [`${name}: ${explained(name)?.[0]}`] : [])),
    );
    expect(all.length).toBe(100);
  });
});
