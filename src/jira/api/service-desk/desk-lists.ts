import { z } from 'zod';
import { path } from '../../../http/path.ts';
import type { QueueIssuePage, QueuePage, RequestTypePage } from '../../model/service-desk.ts';
import type { Connection } from '../connection.ts';
import { maybe, wireId } from '../maybe.ts';
import { present, prune } from '../prune.ts';
import { projectOf } from '../scope.ts';
import { deskPage, experimental } from './desk-wire.ts';
import type { Desks } from './desks.ts';

const Queues = deskPage(
  z.object({
    id: wireId,
    name: z.string(),
    jql: maybe(z.string()),
    fields: maybe(z.array(z.string())),
    issueCount: maybe(z.number()),
  }),
);
const Issues = deskPage(z.looseObject({ id: maybe(wireId), key: z.string() }));
const RequestType = z.object({
  id: wireId,
  name: z.string(),
  description: maybe(z.string()),
  helpText: maybe(z.string()),
  issueTypeId: maybe(wireId),
  groupIds: maybe(z.array(wireId)),
});
const RequestTypes = deskPage(RequestType);

/** Which part of a list. */
export interface DeskPaging {
  start: number;
  limit: number;
}

/** The lists of a service desk, a page and a request each. */
export function createDeskLists({ http, scope }: Connection, desks: Desks) {
  async function read<Item>(
    url: string,
    schema: z.ZodType<{
      start?: number | undefined;
      limit?: number | undefined;
      isLastPage?: boolean | undefined;
      values: Item[];
    }>,
    query: DeskPaging & { includeCount?: boolean },
  ) {
    const page = await http.get(url, schema, { query: { ...query }, headers: experimental });
    const start = page.start ?? query.start;
    const last = page.isLastPage ?? page.values.length < query.limit;
    const place = {
      start,
      limit: page.limit ?? query.limit,
      size: page.values.length,
      is_last_page: last,
      // A page may be empty and not the last one; asking for it again would never end.
      ...(!last && page.values.length > 0 && { next_start: start + page.values.length }),
    };
    return { place, values: page.values };
  }

  return {
    async queues(desk: string, paging: DeskPaging): Promise<QueuePage> {
      const id = await desks.idOf(desk);
      const url = path`/rest/servicedeskapi/servicedesk/${id}/queue`;
      const { place, values } = await read(url, Queues, { ...paging, includeCount: true });
      const queues = values.map(({ issueCount, ...queue }) => present({ ...queue, issue_count: issueCount }));
      return { service_desk_id: id, ...place, queues };
    },

    async queueIssues(desk: string, queue: string, paging: DeskPaging): Promise<QueueIssuePage> {
      const id = await desks.idOf(desk);
      const url = path`/rest/servicedeskapi/servicedesk/${id}/queue/${queue}/issue`;
      const { place, values } = await read(url, Issues, paging);
      const allowed = values.filter(({ key }) => scope.includes(projectOf(key)));
      const issues = allowed.map((issue) => ({ ...Object(prune(issue)), key: issue.key }));
      return { service_desk_id: id, queue_id: queue, ...place, size: issues.length, issues };
    },

    async requestTypes(desk: string, paging: DeskPaging): Promise<RequestTypePage> {
      const id = await desks.idOf(desk);
      const url = path`/rest/servicedeskapi/servicedesk/${id}/requesttype`;
      const { place, values } = await read(url, RequestTypes, paging);
      return { service_desk_id: id, ...place, request_types: values.map(toRequestType) };
    },
  };
}

const toRequestType = (type: z.infer<typeof RequestType>) =>
  present({
    id: type.id,
    name: type.name,
    description: type.description || undefined,
    help_text: type.helpText || undefined,
    issue_type_id: type.issueTypeId,
    group_ids: type.groupIds,
  });
