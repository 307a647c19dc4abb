import type { HttpClient } from '../../../http/client.ts';
import { path } from '../../../http/path.ts';
import { labelAdding, WireLabel } from '../label-wire.ts';
import type { Labelled, LabelRequests } from '../requests.ts';
import { listAll } from './list.ts';

/** Labels: v2 reads them, v1 writes them. */
export const createCloudLabels = (http: HttpClient): LabelRequests =>
  labelAdding(http, (content) => listAll(http, `${addressOf(content)}/labels`, WireLabel));

/** Attachments go by their number here. */
function addressOf({ id, type }: Labelled): string {
  if (type === 'attachment') return `/api/v2/attachments${path`/${id.replace(/^att/, '')}`}`;
  return `/api/v2/${type === 'blogpost' ? 'blogposts' : 'pages'}${path`/${id}`}`;
}
