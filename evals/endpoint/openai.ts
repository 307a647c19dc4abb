import { z } from 'zod';
import type { Beginning, Conversation, Turn, WantedCall } from './conversation.ts';

const ToolCall = z.looseObject({
  id: z.string(),
  function: z.looseObject({ name: z.string(), arguments: z.string() }),
});
const Message = z.looseObject({ content: z.string().nullish(), tool_calls: z.array(ToolCall).nullish() });
const Completion = z.object({ choices: z.array(z.object({ message: Message })).min(1) });

/** A conversation by POST /chat/completions, as OpenAI and many others offer it. */
export function openaiConversation({ model, instructions, tools, post }: Beginning): Conversation {
  const messages: object[] = [{ role: 'system', content: instructions }];
  const offered = tools.map(({ name, description, inputSchema }) => ({
    type: 'function',
    function: { name, description, parameters: inputSchema },
  }));
  const next = async (...said: object[]): Promise<Turn> => {
    messages.push(...said);
    const message = Completion.parse(await post({ model, messages, tools: offered })).choices[0]?.message;
    messages.push({ role: 'assistant', ...message });
    return { text: message?.content ?? '', calls: (message?.tool_calls ?? []).map(wanted) };
  };
  return {
    ask: (content) => next({ role: 'user', content }),
    answer: (answers) =>
      next(...answers.map(({ id, text }) => ({ role: 'tool', tool_call_id: id, content: text }))),
  };
}

function wanted({ id, function: { name, arguments: text } }: z.output<typeof ToolCall>): WantedCall {
  try {
    const value: unknown = JSON.parse(text || '{}');
    if (typeof value === 'object' && value !== null) return { id, name, arguments: { ...value } };
  } catch {
    // Told below, as for JSON that is no object.
  }
  return { id, name, arguments: {}, problem: 'The arguments are not a JSON object.' };
}
