import {
  type CallToolResult,
  CLIENT_CAPABILITIES_META_KEY,
  type ClientCapabilities,
  type InputRequests,
  inputRequired,
  inputResponse,
  type McpServer,
  type RequestStateCodec,
  type ServerContext,
} from '@modelcontextprotocol/server';
import { jsonSchema } from './json-schema.ts';

const text = (value: string): CallToolResult => ({ content: [{ type: 'text', text: value }] });

/** A question for a form with these text fields. */
const form = (message: string, properties: object, required: string[] = Object.keys(properties)) => ({
  method: 'elicitation/create' as const,
  params: {
    message,
    requestedSchema: { type: 'object' as const, properties, required },
  },
});
const sample = (question: string, maxTokens = 100) => ({
  method: 'sampling/createMessage' as const,
  params: {
    messages: [{ role: 'user' as const, content: { type: 'text' as const, text: question } }],
    maxTokens,
  },
});
const roots = { method: 'roots/list' as const, params: {} };
const name = { name: { type: 'string' } };

const answerTo = (key: string, { mcpReq }: ServerContext) => inputResponse(mcpReq.inputResponses, key);
const contentOf = (key: string, ctx: ServerContext): Record<string, unknown> | undefined => {
  const answer = answerTo(key, ctx);
  return answer.kind === 'elicit' && answer.action === 'accept' ? answer.content : undefined;
};
const needs = (inputRequests: object, requestState?: string) =>
  inputRequired({
    inputRequests: inputRequests as InputRequests,
    ...(requestState !== undefined && { requestState }),
  });

const defaults = {
  name: { type: 'string', default: 'John Doe' },
  age: { type: 'integer', default: 30 },
  score: { type: 'number', default: 95.5 },
  status: { type: 'string', enum: ['active', 'inactive', 'pending'], default: 'active' },
  verified: { type: 'boolean', default: true },
};
const titled = (prefix: string, word: string) =>
  ['First', 'Second', 'Third'].map((title, index) => ({
    const: `${prefix}${index + 1}`,
    title: `${title} ${word}`,
  }));
const enums = {
  untitledSingle: { type: 'string', enum: ['option1', 'option2', 'option3'] },
  titledSingle: { type: 'string', oneOf: titled('value', 'Option') },
  legacyEnum: {
    type: 'string',
    enum: ['opt1', 'opt2', 'opt3'],
    enumNames: ['Option One', 'Option Two', 'Option Three'],
  },
  untitledMulti: { type: 'array', items: { type: 'string', enum: ['option1', 'option2', 'option3'] } },
  titledMulti: { type: 'array', items: { anyOf: titled('value', 'Choice') } },
};

/** Tools that ask the client once and tell what it said. */
function addQuestions(server: McpServer): void {
  const ask = (tool: string, question: object, key = 'answer') =>
    server.registerTool(tool, { description: 'Asks the client' }, (ctx) => {
      const answer = answerTo(key, ctx);
      if (answer.kind === 'missing') return needs({ [key]: question });
      if (answer.kind === 'elicit' && !answer.content?.name && key === 'user_name')
        return needs({ [key]: question });
      const said =
        answer.kind === 'elicit'
          ? `action=${answer.action}, content=${JSON.stringify(answer.content ?? {})}`
          : JSON.stringify(answer);
      return text(
        key === 'user_name' ? `Hello, ${contentOf(key, ctx)?.name}!` : `Elicitation completed: ${said}`,
      );
    });
  ask('test_elicitation_sep1034_defaults', form('Your details', defaults));
  ask('test_elicitation_sep1330_enums', form('Your choices', enums));
  ask('test_streaming_elicitation', form('Your name', name));
  ask('test_missing_capability', sample('Anything'));
  ask('test_input_required_result_elicitation', form('What is your name?', name), 'user_name');
  ask('test_input_required_result_sampling', sample('What is the capital of France?'), 'capital_question');
  ask('test_input_required_result_list_roots', roots, 'client_roots');
  const withArgument = (argument: string) =>
    jsonSchema({
      type: 'object',
      properties: { [argument]: { type: 'string' } },
      required: [argument],
    });
  server.registerTool(
    'test_sampling',
    { description: "Asks the client's model", inputSchema: withArgument('prompt') },
    ({ prompt }, ctx) => {
      const answer = answerTo('answer', ctx);
      if (answer.kind !== 'sampling') return needs({ answer: sample(String(prompt)) });
      return text(`LLM response: ${JSON.stringify(answer.result.content)}`);
    },
  );
  const details = {
    username: { type: 'string', description: "User's response" },
    email: { type: 'string', description: "User's email address" },
  };
  server.registerTool(
    'test_elicitation',
    { description: 'Asks the person', inputSchema: withArgument('message') },
    ({ message }, ctx) => {
      const answer = answerTo('answer', ctx);
      if (answer.kind !== 'elicit') return needs({ answer: form(String(message), details) });
      return text(`User response: ${answer.action}, content: ${JSON.stringify(answer.content ?? {})}`);
    },
  );
}

/** Tools that ask more than once, or several things, and keep their place in a sealed state. */
function addConversations(server: McpServer, codec: RequestStateCodec): void {
  const confirm = form('Please confirm', { ok: { type: 'boolean' } });
  for (const tool of [
    'test_input_required_result_request_state',
    'test_input_required_result_tampered_state',
  ])
    server.registerTool(tool, { description: 'Asks with a sealed state' }, async (ctx) =>
      ctx.mcpReq.requestState() === undefined || answerTo('confirm', ctx).kind === 'missing'
        ? needs({ confirm }, await codec.mint({ step: 1 }))
        : text('state-ok'),
    );
  const several = {
    user_name: form('What is your name?', name),
    greeting: sample('Generate a greeting', 50),
    client_roots: roots,
  };
  server.registerTool(
    'test_input_required_result_multiple_inputs',
    { description: 'Asks three things at once' },
    async (ctx) =>
      Object.keys(several).some((key) => answerTo(key, ctx).kind === 'missing')
        ? needs(several, await codec.mint({ step: 1 }))
        : text(`Hello, ${contentOf('user_name', ctx)?.name}!`),
  );
  server.registerTool(
    'test_input_required_result_multi_round',
    { description: 'Asks twice' },
    async (ctx) => {
      const state = ctx.mcpReq.requestState<{ step: number }>();
      if (state?.step === 2 && answerTo('step2', ctx).kind !== 'missing') return text('Both answered');
      if (state?.step === 1 && answerTo('step1', ctx).kind !== 'missing') {
        const color = form('Step 2: What is your favorite color?', { color: { type: 'string' } });
        return needs({ step2: color }, await codec.mint({ step: 2 }));
      }
      return needs({ step1: form('Step 1: What is your name?', name) }, await codec.mint({ step: 1 }));
    },
  );
  server.registerTool(
    'test_input_required_result_capabilities',
    { description: 'Asks what the client can answer' },
    ({ mcpReq }) => {
      const envelope: Record<string, unknown> = { ...mcpReq.envelope };
      const can = (envelope[CLIENT_CAPABILITIES_META_KEY] ?? {}) as ClientCapabilities;
      return needs({
        ...(can.elicitation && { user_name: several.user_name }),
        ...(can.sampling && { greeting: several.greeting }),
        ...(can.roots && { client_roots: roots }),
      });
    },
  );
}

/** Tools that need something from the client first. */
export function addAskingTools(server: McpServer, codec: RequestStateCodec): void {
  addQuestions(server);
  addConversations(server, codec);
}
