import { z } from 'zod';
import type { Dialect } from '../dialect.ts';
import { WireProject } from '../wire.ts';

/** Keys that Jira takes in one search. */
const MOST_KEYS = 50;

/** Projects whose key or name has the text; of more keys than Jira takes, the caller leaves out the rest. */
export const searchProjects: Dialect['searchProjects'] = async (http, { text, limit, keys }) => {
  const query = {
    query: text,
    maxResults: limit,
    ...(keys.length > 0 && keys.length <= MOST_KEYS && { keys }),
  };
  const page = z.object({ values: z.array(WireProject) });
  return (await http.get('/rest/api/3/project/search', page, { query })).values;
};
