import { type CorpusFile, corpus } from './corpora.ts';

/** The wiki texts of the recorded issues, comments, projects and requests, each once. */
export function wikiTexts(): CorpusFile[] {
  const found = new Map<string, CorpusFile>();
  for (const { name, text } of corpus(['conversion', 'fixtures'], /\.json$/)) {
    for (const wiki of textsIn(parse(text), ''))
      found.set(wiki, { name: `${name}: ${wiki.slice(0, 40)}`, text: wiki });
  }
  return [...found.values()];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const fields = /^(description|body|environment|comment|instructions|helpText)$/;

function* textsIn(value: unknown, field: string): Generator<string> {
  if (typeof value === 'string') {
    // Confluence's storage and what Jira renders have the same field names.
    if (fields.test(field) && value.trim() !== '' && !/^\s*</.test(value)) yield value;
  } else if (Array.isArray(value)) for (const part of value) yield* textsIn(part, field);
  else if (isObject(value) && value.type !== 'doc') {
    for (const [key, part] of Object.entries(value)) yield* textsIn(part, key);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
