import { describe, expect, it } from 'vitest';
import { connect } from '../../../../test/support/connect.ts';
import { corporaPresent } from '../../../../test/support/documents/corpora.ts';
import { bodies, textNodes } from '../../../../test/support/documents/edits.ts';
import { createDemoSite } from '../../../demo/site.ts';
import { walk } from '../../../documents/children.ts';
import { spanOf } from '../../../documents/source-span.ts';
import { readStorage } from '../../../documents/storage/read.ts';
import type { Node } from '../../../documents/tree.ts';

/** A word that the Markdown has once, of a paragraph if there is one, and where in the storage that block stands. */
function wordOf(storage: string, markdown: string) {
  const nodes = textNodes(readStorage(storage)).toSorted((a, b) => rank(a.type) - rank(b.type));
  for (const node of nodes) {
    const span = spanOf(node);
    const word = wordsOf(node).find((one) => markdown.split(one).length === 2);
    if (span && word) return { word, span };
  }
  return undefined;
}

const rank = (type: string): number => Number(type !== 'paragraph');

function wordsOf(node: Node): string[] {
  const words: string[] = [];
  walk(node, (part) => {
    if (part.type === 'text' && !part.marks?.some(({ type }) => type === 'link'))
      words.push(...(part.text.match(/[\p{L}\p{N}]{3,}/gu) ?? []));
  });
  return words;
}

// Real bodies stand in the place of one page of the demo site; what is written is caught before it arrives.
async function open(deployment: 'cloud' | 'datacenter') {
  const site = createDemoSite({ deployment });
  const state = { stored: '', sent: [] as string[] };
  const { call } = await connect(deployment, {
    fetch: async (url, init) => {
      const isPage = /\/(pages|content)\/98312$/.test(url.pathname);
      const body = init.method === 'PUT' && typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
      const given = body?.body?.storage ?? body?.body;
      if (given) {
        state.sent.push(given.value);
        given.value = '<p>Caught.</p>';
      }
      const request = new Request(url, { ...init, ...(body && { body: JSON.stringify(body) }) });
      const response = await site.fetch(request);
      if (!isPage || init.method !== 'GET') return response;
      const page = (await response.json()) as { body?: { storage?: { value: string } } };
      if (page.body?.storage) page.body.storage.value = state.stored;
      return Response.json(page);
    },
  });
  const markdown = async (): Promise<string> => {
    const { structuredContent, content } = await call('confluence_get_page', {
      page_id: '98312',
      include_metadata: false,
    });
    expect(structuredContent, JSON.stringify(content)).toBeDefined();
    return (structuredContent as { content: { value: string } }).content.value;
  };
  const update = async (text: string) => {
    state.sent = [];
    const result = await call('confluence_update_page', { page_id: '98312', content: text });
    return result.isError ? JSON.stringify(result.content) : undefined;
  };
  return { state, markdown, update };
}

type Open = Awaited<ReturnType<typeof open>>;

/** What went wrong with a body that came back as it was shown; undefined where no byte of it changed. */
async function unchanged({ state, update }: Open, text: string, shown: string): Promise<string | undefined> {
  const refused = await update(shown);
  return refused ?? (state.sent.some((sent) => sent !== text) ? 'not the same bytes' : undefined);
}

/** What went wrong with one changed word: whatever stands outside its block must be the same. */
async function oneBlock({ state, update }: Open, text: string, shown: string): Promise<string | undefined> {
  const place = wordOf(text, shown);
  if (!place) return 'no word';
  const { word, span } = place;
  const refused = await update(shown.replace(word, `${word}Changed`));
  const [sent = ''] = state.sent;
  const isKept = sent.startsWith(text.slice(0, span.start)) && sent.endsWith(text.slice(span.end));
  return refused ?? (isKept && sent.includes(`${word}Changed`) ? undefined : 'more changed than the block');
}

describe.runIf(corporaPresent).each(['cloud', 'datacenter'] as const)('stored pages on %s', (deployment) => {
  it('come back from reading and updating byte for byte, and a changed paragraph changes nothing else', {
    timeout: 120_000,
  }, async () => {
    const opened = await open(deployment);
    const results: { name: string; same: string | undefined; edited: string | undefined }[] = [];
    for (const { name, text } of bodies) {
      opened.state.stored = text;
      const shown = await opened.markdown();
      const same = await unchanged(opened, text, shown);
      results.push({ name, same, edited: await oneBlock(opened, text, shown) });
    }
    const editable = results.filter(({ edited }) => edited !== 'no word');
    const kept = editable.filter(({ edited }) => edited === undefined).length;
    const same = results.filter((result) => result.same === undefined).length;
    console.log(
      `Stored pages on ${deployment}: ${same} of ${results.length} come back unchanged, ${kept} of ${editable.length} that have text keep the rest when a block changes`,
    );
    expect(results.filter((result) => result.same !== undefined)).toEqual([]);
    expect(editable.filter(({ edited }) => edited !== undefined)).toEqual([]);
    expect(editable.length).toBeGreaterThan(50);
  });
});
