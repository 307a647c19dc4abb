import { z } from 'zod';
import type { Dialect } from '../dialect.ts';
import { WireProject } from '../wire.ts';

/** What the picker gives at the most. */
const MOST = 100;

/** Projects of which a word of the name, or the key, begins with the text. */
export const searchProjects: Dialect['searchProjects'] = async (http, { text, limit, keys }) => {
  const maxResults = keys.length > 0 ? MOST : limit;
  const query = { query: text, maxResults, allowEmptyQuery: true };
  const found = z.object({ projects: z.array(WireProject) });
  return (await http.get('/rest/api/2/projects/picker', found, { query })).projects;
};
