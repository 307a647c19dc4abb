import type { Assistant } from '../live/assistant.ts';
import type { Session } from '../session.ts';
import { anthropicConversation } from './anthropic.ts';
import type { CallAnswer, Turn } from './conversation.ts';
import { openaiConversation } from './openai.ts';
import { postJson } from './post-json.ts';

/** Where a model is asked. */
export interface Endpoint {
  /** Ends in /chat/completions (OpenAI's way) or /messages (Anthropic's). */
  url: string;
  model: string;
  /** Sent as each API wants it; none when absent. */
  key?: string | undefined;
  /** Of each request. */
  timeoutMs: number;
}

const MAX_TURNS = 20;
const MAX_CHARACTERS = 100_000;

/** A model behind a chat endpoint: it is offered the tools until it answers without a call. Throws for a URL of neither kind. */
export function endpointAssistant({ url, model, key, timeoutMs }: Endpoint): Assistant {
  const kind = /\/chat\/completions$/.test(url)
    ? 'openai'
    : /\/messages$/.test(url)
      ? 'anthropic'
      : undefined;
  if (!kind) throw new Error(`${url} ends neither in /chat/completions nor in /messages.`);
  const target = { url, timeoutMs, headers: headersFor(kind, key) };
  const begin = kind === 'openai' ? openaiConversation : anthropicConversation;
  return async (prompt, session) => {
    const { instructions, tools } = session;
    const post = (body: object) => postJson(target, body);
    const conversation = begin({ model, instructions, tools, post });
    let turn = await conversation.ask(prompt);
    for (let turns = 1; turn.calls.length > 0; turns += 1) {
      if (turns >= MAX_TURNS) throw new Error(`no final answer after ${MAX_TURNS} turns.`);
      turn = await conversation.answer(await makeCalls(turn, session));
    }
    return turn.text;
  };
}

function headersFor(kind: 'openai' | 'anthropic', key: string | undefined): Record<string, string> {
  if (kind === 'openai') return key === undefined ? {} : { authorization: `Bearer ${key}` };
  return { 'anthropic-version': '2023-06-01', ...(key !== undefined && { 'x-api-key': key }) };
}

/** One after the other, as they were asked for. */
async function makeCalls({ calls }: Turn, session: Session): Promise<CallAnswer[]> {
  const answers: CallAnswer[] = [];
  for (const { id, name, arguments: args, problem } of calls) {
    const { text, failed } = problem ? { text: problem, failed: true } : await session.call(name, args);
    const cut = text.length > MAX_CHARACTERS;
    answers.push({
      id,
      failed,
      text: cut
        ? `${text.slice(0, MAX_CHARACTERS)}\n[cut here: the answer has ${text.length} characters]`
        : text,
    });
  }
  return answers;
}
