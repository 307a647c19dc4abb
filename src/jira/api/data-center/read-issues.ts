import { z } from 'zod';
import type { Dialect } from '../dialect.ts';
import { quoteJql } from '../jql/jql.ts';
import { WireIssue } from '../wire.ts';

const Found = z.object({
  issues: z.array(WireIssue),
  names: WireIssue.shape.names,
  schema: WireIssue.shape.schema,
});

/** Reads issues with one search, which on Data Center knows what was just written. */
export const readIssues: Dialect['readIssues'] = (http, { ids, fields, expand }) =>
  http.post('/rest/api/2/search', Found, {
    safe: true,
    body: {
      jql: `key in (${ids.map(quoteJql).join(', ')})`,
      maxResults: ids.length,
      fields,
      ...(expand.length > 0 && { expand }),
    },
  });
