import { createHash } from 'node:crypto';
import {
  type CallToolResult,
  type ClientCapabilities,
  createRequestStateCodec,
  type InputRequiredResult,
  inputRequired,
  inputResponse,
  type RequestStateCodec,
  type ServerContext,
} from '@modelcontextprotocol/server';
import { z } from 'zod';
import type { Tool } from '../toolkit/define-tool.ts';
import { checkArguments } from './arguments.ts';
import { CONFIRM } from './catalogue.ts';
import { toError } from './result.ts';

/** A call that may need a confirmation. */
export interface ConfirmedCall {
  /** Tells callers apart. */
  callerKey: string;
  tool: Tool<never>;
  arguments: Record<string, unknown>;
  client: ClientCapabilities | undefined;
}

/** Either go on, with these arguments, or answer this. */
export type Confirmed =
  | { go: true; arguments: Record<string, unknown> }
  | { go: false; answer: CallToolResult | InputRequiredResult };

export interface Confirmation {
  check(call: ConfirmedCall, context: ServerContext): Promise<Confirmed>;
  /** Opens what `check` sealed. Rejects when it is not ours or too old. */
  verify(state: string, context: ServerContext): Promise<unknown>;
}

const SECONDS_TO_ANSWER = 600;
const MAX_SHOWN = 500;
const form = z.object({ [CONFIRM]: z.boolean().describe('Yes, do it') });

/**
 * Asks before a tool overwrites or deletes: the person at the client where the client can ask (elicitation), else by an
 * argument. What was asked is sealed (HMAC) with the caller, the tool and its arguments, so that an answer confirms
 * nothing else. `key` has 32 bytes or more and is the same for all processes of a service.
 */
export function createConfirmation(key: () => Promise<string>): Confirmation {
  let opened: Promise<RequestStateCodec> | undefined;
  const codec = () => {
    opened ??= key().then((bytes) => createRequestStateCodec({ key: bytes, ttlSeconds: SECONDS_TO_ANSWER }));
    opened.catch(() => {
      opened = undefined;
    });
    return opened;
  };
  return {
    verify: async (state, context) => (await codec()).verify(state, context),
    async check(call, { mcpReq }) {
      const { [CONFIRM]: given, ...rest } = call.arguments;
      const go: Confirmed = { go: true, arguments: rest };
      // What is wrong anyway is not worth a question.
      if (call.tool.access !== 'destructive' || !checkArguments(call.tool, rest).ok) return go;
      if (!canAsk(call.client)) return given === true || given === 'true' ? go : stop(HOW_TO_CONFIRM);
      const seal = sealOf(call, rest);
      const answer = inputResponse(mcpReq.inputResponses, CONFIRM);
      if (answer.kind !== 'elicit' || mcpReq.requestState() !== seal) {
        const requestState = await (await codec()).mint(seal);
        return { go: false, answer: ask(call.tool, rest, requestState) };
      }
      const yes = answer.action === 'accept' && answer.content?.[CONFIRM] === true;
      return yes ? go : stop('Not confirmed: nothing was changed. Do not try again unless you are asked to.');
    },
  };
}

const HOW_TO_CONFIRM =
  'Not run: this tool overwrites or deletes, and that needs a confirmation. Ask the person you work for, then call again with confirm: true.';

const stop = (text: string): Confirmed => ({ go: false, answer: toError(text) });

const ask = (tool: Tool<never>, args: object, requestState: string): InputRequiredResult => {
  const shown = JSON.stringify(args);
  const details = shown.length > MAX_SHOWN ? `${shown.slice(0, MAX_SHOWN)}…` : shown;
  const message = `${tool.title}? ${tool.name} overwrites or deletes. Arguments: ${details}`;
  return inputRequired({
    inputRequests: { [CONFIRM]: inputRequired.elicit({ message, requestedSchema: form }) },
    requestState,
  });
};

/** Forms are what `elicitation: {}` stands for, too; a client may also take nothing but addresses to open. */
const canAsk = (client: ClientCapabilities | undefined): boolean => {
  const elicitation = client?.elicitation;
  return elicitation !== undefined && (elicitation.form !== undefined || elicitation.url === undefined);
};

const sealOf = ({ callerKey, tool }: ConfirmedCall, args: object): string =>
  createHash('sha256')
    .update(JSON.stringify([callerKey, tool.name, args]))
    .digest('base64url');
