import { z } from 'zod';
import type { Beginning, Conversation, Turn } from './conversation.ts';

const MAX_TOKENS = 4_096;

const Block = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  id: z.string().optional(),
  name: z.string().optional(),
  input: z.record(z.string(), z.unknown()).optional(),
});
const Message = z.object({ content: z.array(Block) });

/** A conversation by POST /v1/messages, as Anthropic offers it. */
export function anthropicConversation({ model, instructions, tools, post }: Beginning): Conversation {
  const messages: object[] = [];
  const offered = tools.map(({ name, description, inputSchema }) => ({
    name,
    description,
    input_schema: inputSchema,
  }));
  const next = async (content: unknown): Promise<Turn> => {
    messages.push({ role: 'user', content });
    const body = { model, max_tokens: MAX_TOKENS, system: instructions, messages, tools: offered };
    const { content: blocks } = Message.parse(await post(body));
    messages.push({ role: 'assistant', content: blocks });
    return {
      text: blocks.map(({ text = '' }) => text).join(''),
      calls: blocks
        .filter(({ type }) => type === 'tool_use')
        .map(({ id = '', name = '', input = {} }) => ({ id, name, arguments: input })),
    };
  };
  return {
    ask: next,
    answer: (answers) =>
      next(
        answers.map(({ id, text, failed }) => ({
          type: 'tool_result',
          tool_use_id: id,
          content: text,
          is_error: failed,
        })),
      ),
  };
}
