/** The part of an answer's content that is counted. */
interface Block {
  type: string;
  text?: unknown;
  data?: unknown;
  resource?: unknown;
}

export interface AnswerSize {
  bytes: number;
  /** Estimated: 129 answers of the demo site have 3.4 characters to a token of the encoding o200k_base, all together. */
  tokens: number;
}

const CHARACTERS_PER_TOKEN = 3.4;

/** How large the content of an answer is. Only texts have tokens; pictures and files count as the base64 that is sent. */
export function answerSize(content: readonly Block[]): AnswerSize {
  let bytes = 0;
  let characters = 0;
  for (const { text, data, resource } of content) {
    const embedded = (resource ?? {}) as { text?: unknown; blob?: unknown };
    for (const part of [text, embedded.text])
      if (typeof part === 'string') {
        bytes += Buffer.byteLength(part);
        characters += part.length;
      }
    for (const part of [data, embedded.blob]) if (typeof part === 'string') bytes += part.length;
  }
  return { bytes, tokens: Math.ceil(characters / CHARACTERS_PER_TOKEN) };
}
