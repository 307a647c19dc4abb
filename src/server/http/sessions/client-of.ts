import type { InitializeRequestParams } from '@modelcontextprotocol/server';
import type { SessionRecord } from './session-records.ts';

/** Characters of what a client may say of itself; it is kept for as long as its session. */
const MAX_CHARACTERS = 4_096;
const MAX_NAME = 100;

/** What is kept of initialize; undefined when the client's capabilities are too long to keep. */
export function clientOf(params: InitializeRequestParams): SessionRecord['client'] | undefined {
  const { elicitation, sampling, roots } = params.capabilities;
  const capabilities = {
    ...(elicitation && { elicitation }),
    ...(sampling && { sampling }),
    ...(roots && { roots }),
  };
  if (JSON.stringify(capabilities).length > MAX_CHARACTERS) return undefined;
  return {
    protocolVersion: params.protocolVersion.slice(0, MAX_NAME),
    capabilities,
    clientInfo: {
      name: params.clientInfo.name.slice(0, MAX_NAME),
      version: params.clientInfo.version.slice(0, MAX_NAME),
    },
  };
}
