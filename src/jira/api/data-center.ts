import { z } from 'zod';
import { editWiki } from '../../documents/edit/edit.ts';
import { readWiki } from '../../documents/wiki/read.ts';
import { writeWiki } from '../../documents/wiki/write.ts';
import type { HttpClient } from '../../http/client.ts';
import { HttpError, InvalidArgument } from '../../http/errors.ts';
import { path } from '../../http/path.ts';
import { compiledAfter } from './compiled-after.ts';
import { readIssues } from './data-center/read-issues.ts';
import { searchProjects } from './data-center/search-projects.ts';
import type { Dialect } from './dialect.ts';
import { maybe } from './maybe.ts';
import { isRecord } from './prune.ts';
import { WireIssue, WireProject, WireUser } from './wire.ts';

const TEXT_AREA = 'com.atlassian.jira.plugin.system.customfieldtypes:textarea';
const EPIC_LINK = 'com.pyxis.greenhopper.jira:gh-epic-link';
const EPIC_NAME = 'com.pyxis.greenhopper.jira:gh-epic-label';

const USER_KEY = /^JIRAUSER\d+$/;

const searchPage = compiledAfter(
  50,
  z.object({
    issues: z.array(WireIssue),
    total: z.number(),
    startAt: maybe(z.number()),
    names: WireIssue.shape.names,
    schema: WireIssue.shape.schema,
  }),
);

/** People whose login, name or e-mail contains the text; who may not search can still ask for a login. */
async function searchUsers(http: HttpClient, text: string): Promise<WireUser[]> {
  const query = { username: text, maxResults: 50, includeInactive: true };
  const found = await http.get('/rest/api/2/user/search', z.array(WireUser), { query });
  if (found.length > 0 || /\s/.test(text)) return found;
  try {
    return [await http.get('/rest/api/2/user', WireUser, { query: { username: text } })];
  } catch (error) {
    if (error instanceof HttpError && error.status === 404) return [];
    throw error;
  }
}

/** The offset that a page token stands for, or the one given. */
function offsetOf(startAt: number, pageToken: string | undefined): number {
  if (pageToken === undefined) return startAt;
  if (!/^\d{1,9}$/.test(pageToken))
    throw new InvalidArgument('page_token has to be next_page_token of the page before.');
  if (startAt > 0 && startAt !== Number(pageToken))
    throw new InvalidArgument('page_token and start_at name different pages: give one of them.');
  return Number(pageToken);
}

/** Jira Data Center and Server: REST v2 with wiki markup for text, logins for people, and paging by offset. */
export const dataCenter: Dialect = {
  rest: '/rest/api/2',

  storesMarkup: true,
  parseText: (body, limits) => readWiki(String(body), limits),
  printText: (document) => writeWiki(document),
  mergeText(before, markdown, lookups) {
    const { wiki, removed } = editWiki(String(before), markdown, lookups);
    return { body: wiki, removed };
  },
  isRichText: (value, customType) => typeof value === 'string' && customType === TEXT_AREA,
  customFieldExpand: ['schema'],

  userById: () => undefined,
  profileQuery: (identifier) => (USER_KEY.test(identifier) ? { key: identifier } : undefined),
  async searchUsers(http, text) {
    if (!USER_KEY.test(text)) return searchUsers(http, text);
    return [await http.get('/rest/api/2/user', WireUser, { query: { key: text } })];
  },
  userRef: (user) => ({ name: user.name }),
  attachmentAt: (id, filename) => ({ path: path`/secure/attachment/${id}/${filename}` }),
  watcherRef: (user) => ({ parameter: 'username', id: user.name }),
  mentionRef: ({ name }) => (name === undefined ? undefined : { kind: 'username', id: name }),

  async search(http, { jql, fields, expand, limit, startAt: asked, pageToken }) {
    const startAt = offsetOf(asked, pageToken);
    const body = { jql, startAt, maxResults: limit, fields, ...(expand.length > 0 && { expand }) };
    const page = await http.post('/rest/api/2/search', searchPage(), { safe: true, body });
    const next = startAt + page.issues.length;
    const more = page.issues.length > 0 && next < page.total;
    return { ...page, startAt, nextPageToken: more ? String(next) : undefined };
  },

  readIssues,
  searchProjects,
  peopleQuery: (username) => ({ username }),
  nobody: { name: null },
  async contextOptions(_http, fieldId) {
    throw new InvalidArgument(
      `Data Center tells the options of ${fieldId} for a project only: give project_key, and issue_type if it matters.`,
    );
  },
  listProjects: (http, { includeArchived }) =>
    http.get('/rest/api/2/project', z.array(WireProject), {
      query: { expand: 'description,lead', includeArchived },
    }),

  async epicFields(fields) {
    const types = (await fields()).map(({ id, schema }): [string, string] => [id, schema?.custom ?? '']);
    return new Map(types.filter(([, type]) => type === EPIC_LINK || type === EPIC_NAME));
  },
  readEpic(fields, customTypes) {
    const valueOfType = (type: string) => {
      const id = [...customTypes].find(([, candidate]) => candidate === type)?.[0];
      const value = id === undefined ? undefined : fields[id];
      return typeof value === 'string' && value !== '' ? value : undefined;
    };
    const key = valueOfType(EPIC_LINK);
    const name = valueOfType(EPIC_NAME);
    return { ...(key !== undefined && { key }), ...(name !== undefined && { name }) };
  },
  async epicLink(fields) {
    const field = (await fields()).find((candidate) => candidate.schema?.custom === EPIC_LINK);
    if (!field) throw new InvalidArgument('This Jira has no epics: no field of the type "Epic Link" exists.');
    return { id: field.id, value: (key) => key };
  },
  async epicMark(fields) {
    // Only epics have a name of this kind, whatever the site calls their type.
    const name = (await fields()).find((candidate) => candidate.schema?.custom === EPIC_NAME)?.id;
    return {
      fields: ['issuetype', ...(name === undefined ? [] : [name])],
      isEpic: ({ issuetype, ...values }) =>
        (isRecord(issuetype) && /^epic$/i.test(String(issuetype.name))) ||
        (name !== undefined && typeof values[name] === 'string'),
    };
  },
  epicNameType: EPIC_NAME,
};
