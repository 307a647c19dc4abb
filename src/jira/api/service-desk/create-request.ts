import { z } from 'zod';
import { HttpError } from '../../../http/errors.ts';
import type { CreatedRequest } from '../../model/service-desk.ts';
import { type GivenFile, type OpenPath, openFiles } from '../attachments/new-files.ts';
import type { Connection } from '../connection.ts';
import type { InternalOnly } from '../internal-only.ts';
import { maybe, wireId } from '../maybe.ts';
import { present } from '../prune.ts';
import type { Users } from '../users.ts';
import { createCustomers } from './customers.ts';
import { experimental } from './desk-wire.ts';
import type { Desks } from './desks.ts';
import type { RequestFieldsApi } from './request-fields.ts';
import { createRequestFiles } from './request-files.ts';

/** A request in the caller's words. */
export interface NewRequest {
  desk: string;
  type: string;
  /** By field id or name. */
  values: Record<string, unknown>;
  onBehalfOf?: string | undefined;
  participants?: readonly string[] | undefined;
  attachments?: readonly GivenFile[] | undefined;
  openPath: OpenPath;
  /** Whether the request must not be made in the agent's own name instead. */
  strict: boolean;
}

interface Parts {
  desks: Desks;
  fields: RequestFieldsApi;
  users: Users;
  internalOnly: InternalOnly;
}

const Created = z.object({
  issueId: wireId,
  issueKey: z.string(),
  _links: maybe(z.object({ web: maybe(z.string()) })),
});

/** Makes requests as customers do. Everything is checked, and files are read, before the request is made. */
export function createCreateRequest(connection: Connection, { desks, fields, users, internalOnly }: Parts) {
  const { http } = connection;
  const customer = createCustomers(connection, users);
  const attach = createRequestFiles(connection, internalOnly);

  const send = (body: object) =>
    http.post('/rest/servicedeskapi/request', Created, { body, headers: experimental });

  /** The request, in the customer's name if that is allowed. */
  async function make(body: object, raiseOnBehalfOf: string | undefined, strict: boolean) {
    if (raiseOnBehalfOf === undefined) return { made: await send(body), mode: 'created_direct' as const };
    try {
      const made = await send({ ...body, raiseOnBehalfOf });
      return { made, mode: 'created_on_behalf_of' as const };
    } catch (error) {
      if (strict || !isAboutCustomer(error)) throw error;
      const made = await send(body);
      return { made, mode: 'created_as_agent_fallback' as const, problem: error.message };
    }
  }

  return async (request: NewRequest): Promise<CreatedRequest> => {
    const desk = await desks.idOf(request.desk);
    const files = await openFiles(request.attachments ?? [], request.openPath);
    const requestFieldValues = await fields.prepare(desk, request.type, request.values);
    const onBehalfOf = request.onBehalfOf?.trim() ? await customer(request.onBehalfOf.trim()) : undefined;
    const participants = await Promise.all((request.participants ?? []).map(customer));
    const body = {
      serviceDeskId: desk,
      requestTypeId: request.type,
      requestFieldValues,
      ...(participants.length > 0 && { requestParticipants: participants }),
    };
    const { made, mode, problem } = await make(body, onBehalfOf, request.strict);
    return present({
      request_id: made.issueId,
      request_key: made.issueKey,
      portal_url: made._links?.web,
      created_mode: mode,
      on_behalf_user: onBehalfOf,
      request_participants: participants.length > 0 ? participants : undefined,
      attachments: files.length > 0 ? await attach({ desk, key: made.issueKey }, files) : undefined,
      warnings: problem === undefined ? undefined : [`Created in your own name: ${problem}`],
    });
  };
}

/** Whether Jira refuses the customer rather than the request. */
const isAboutCustomer = (error: unknown): error is HttpError =>
  error instanceof HttpError &&
  (error.status === 400 || error.status === 403) &&
  /on[ -]?behalf|customer|reporter/i.test([...error.messages, ...Object.values(error.fieldErrors)].join(' '));
