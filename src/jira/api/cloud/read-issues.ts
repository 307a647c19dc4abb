import { z } from 'zod';
import type { Dialect } from '../dialect.ts';
import { WireIssue } from '../wire.ts';

const Fetched = z.object({ issues: z.array(WireIssue) });

/** Reads issues as they are at this moment; a search may still lack what was just written. */
export const readIssues: Dialect['readIssues'] = (http, { ids, fields, expand }) =>
  http.post('/rest/api/3/issue/bulkfetch', Fetched, {
    safe: true,
    body: { issueIdsOrKeys: ids, fields, ...(expand.length > 0 && { expand }) },
  });
