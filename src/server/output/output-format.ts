import { sayOnce } from './say-once.ts';

/** How the text of an answer is written. */
export const outputFormats = ['json', 'compact', 'markdown', 'toon'] as const;
export type OutputFormat = (typeof outputFormats)[number];

export const isOutputFormat = (word: unknown): word is OutputFormat =>
  outputFormats.some((format) => format === word);

/** Writes the text of an answer. */
export type Writer = (value: unknown) => string;

/** The nesting of the structured result, with its repetitions shortened: programs read the whole in structuredContent. */
export const writeJson: Writer = (value) => JSON.stringify(sayOnce(value));

/** The writer of a format, loaded when it is asked for; TOON is the notation of toonformat.dev. */
export async function writerOf(format: OutputFormat): Promise<Writer> {
  if (format === 'json') return writeJson;
  const { toCompact } = await import('./to-compact.ts');
  if (format === 'compact') return (value) => JSON.stringify(toCompact(sayOnce(value)));
  if (format === 'markdown') {
    const { toMarkdown } = await import('./to-markdown.ts');
    return (value) => toMarkdown(sayOnce(value));
  }
  const { encode } = await import('@toon-format/toon');
  return (value) => encode(sayOnce(value));
}
