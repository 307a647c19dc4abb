import type { HttpClient } from '../../../http/client.ts';
import { path } from '../../../http/path.ts';
import { LabelAnswer, WireLabel } from '../label-wire.ts';
import type { Labelled, LabelRequests } from '../requests.ts';
import { listAll } from './list.ts';

/** Labels: v2 reads them, v1 writes them. */
export function createCloudLabels(http: HttpClient): LabelRequests {
  const labels = (content: Labelled) => listAll(http, `${addressOf(content)}/labels`, WireLabel);
  return {
    labels,
    async addLabel(content, name) {
      const { results, _links } = await http.post(path`/rest/api/content/${content.id}/label`, LabelAnswer, {
        body: { prefix: 'global', name },
      });
      return _links?.next === undefined ? results : labels(content);
    },
  };
}

/** Attachments go by their number here. */
function addressOf({ id, type }: Labelled): string {
  if (type === 'attachment') return `/api/v2/attachments${path`/${id.replace(/^att/, '')}`}`;
  return `/api/v2/${type === 'blogpost' ? 'blogposts' : 'pages'}${path`/${id}`}`;
}
