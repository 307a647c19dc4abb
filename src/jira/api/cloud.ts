import { z } from 'zod';
import { readAdf } from '../../documents/adf/read.ts';
import { writeAdf } from '../../documents/adf/write.ts';
import { editAdf } from '../../documents/edit/edit.ts';
import { readWiki } from '../../documents/wiki/read.ts';
import { InvalidArgument } from '../../http/errors.ts';
import { path } from '../../http/path.ts';
import { contextOptions } from './cloud/context-options.ts';
import { readIssues } from './cloud/read-issues.ts';
import { searchProjects } from './cloud/search-projects.ts';
import { compiledAfter } from './compiled-after.ts';
import type { Dialect } from './dialect.ts';
import { maybe } from './maybe.ts';
import { allPages } from './paging.ts';
import { isRecord } from './prune.ts';
import { WireIssue, WireProject, WireUser } from './wire.ts';

/** 24 hexadecimal digits, or `number:uuid` and the prefixed forms of newer accounts and portal customers. */
const ACCOUNT_ID = /^(?:[0-9a-f]{24}|[a-z0-9]+:[0-9a-z][0-9a-z:-]{7,})$/i;

const searchPage = compiledAfter(
  50,
  z.object({
    issues: maybe(z.array(WireIssue)),
    nextPageToken: maybe(z.string()),
    isLast: maybe(z.boolean()),
    names: WireIssue.shape.names,
    schema: WireIssue.shape.schema,
  }),
);

const ProjectPage = z.object({
  values: z.array(WireProject),
  total: maybe(z.number()),
  isLast: maybe(z.boolean()),
});

const Parent = z.object({
  key: z.string(),
  fields: maybe(
    z.object({
      summary: maybe(z.string()),
      issuetype: maybe(z.object({ name: maybe(z.string()), hierarchyLevel: maybe(z.number()) })),
    }),
  ),
});

const isEpic = (
  type: { name?: string | undefined; hierarchyLevel?: number | undefined } | undefined,
): boolean =>
  type?.hierarchyLevel === undefined ? type?.name?.toLowerCase() === 'epic' : type.hierarchyLevel === 1;

/** Jira Cloud: REST v3 with documents for text, account ids for people, and paging by token. */
export const cloud: Dialect = {
  rest: '/rest/api/3',

  storesMarkup: false,
  // The agile and service desk APIs of Cloud still answer wiki markup.
  parseText: (body, limits) => (typeof body === 'string' ? readWiki(body, limits) : readAdf(body, limits)),
  printText: (document, links) => writeAdf(document, { links }),
  mergeText(before, markdown, lookups) {
    const { adf, removed } = editAdf(before, markdown, lookups);
    return { body: adf, removed };
  },
  isRichText: (value) => isRecord(value) && value.type === 'doc' && Array.isArray(value.content),
  customFieldExpand: [],

  userById: (identifier) =>
    ACCOUNT_ID.test(identifier) ? WireUser.parse({ accountId: identifier }) : undefined,
  profileQuery: (identifier) => (ACCOUNT_ID.test(identifier) ? { accountId: identifier } : undefined),
  searchUsers: (http, text) =>
    http.get('/rest/api/3/user/search', z.array(WireUser), { query: { query: text, maxResults: 50 } }),
  userRef: (user) => ({ accountId: user.accountId }),
  attachmentAt: (id) => ({ path: path`/rest/api/3/attachment/content/${id}`, query: { redirect: false } }),
  watcherRef: (user) => ({ parameter: 'accountId', id: user.accountId }),
  mentionRef: ({ accountId }) => (accountId === undefined ? undefined : { kind: 'accountid', id: accountId }),

  async search(http, { jql, fields, expand, limit, startAt, pageToken }) {
    if (startAt > 0)
      throw new InvalidArgument(
        'Jira Cloud has no start_at: pass next_page_token of the page before as page_token.',
      );
    const page = await http.post('/rest/api/3/search/jql', searchPage(), {
      safe: true,
      body: {
        jql,
        fields,
        maxResults: limit,
        ...(expand.length > 0 && { expand: expand.join(',') }),
        ...(pageToken !== undefined && { nextPageToken: pageToken }),
      },
    });
    const issues = page.issues ?? [];
    const nextPageToken = page.isLast === true ? undefined : page.nextPageToken;
    const whole = nextPageToken === undefined && pageToken === undefined;
    return { ...page, issues, nextPageToken, total: whole ? issues.length : -1, startAt: 0 };
  },

  readIssues,
  searchProjects,
  peopleQuery: (query) => ({ query }),
  nobody: { accountId: null },
  contextOptions,
  listProjects: (http, { includeArchived }) =>
    allPages(100, async (startAt, maxResults) => {
      const query = {
        startAt,
        maxResults,
        expand: 'description,lead',
        status: includeArchived ? ['live', 'archived'] : ['live'],
      };
      const page = await http.get('/rest/api/3/project/search', ProjectPage, { query });
      return { items: page.values, total: page.total, last: page.isLast };
    }),

  epicFields: async () => new Map([['parent', '']]),
  readEpic({ parent }) {
    const read = Parent.safeParse(parent);
    if (!read.success || !isEpic(read.data.fields?.issuetype)) return {};
    const name = read.data.fields?.summary;
    return { key: read.data.key, ...(name !== undefined && { name }) };
  },
  epicLink: async () => ({ id: 'parent', value: (key) => ({ key }) }),
  epicMark: async () => ({
    fields: ['issuetype'],
    isEpic: (values) => isEpic(Parent.shape.fields.safeParse(values).data?.issuetype),
  }),
  epicNameType: undefined,
};
