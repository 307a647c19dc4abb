import type { HttpClient } from '../../../http/client.ts';
import { path } from '../../../http/path.ts';
import { LabelAnswer, WireLabel } from '../label-wire.ts';
import type { LabelRequests } from '../requests.ts';
import { listAll } from './list.ts';

/** Labels of any content. */
export function createDataCenterLabels(http: HttpClient): LabelRequests {
  const labels: LabelRequests['labels'] = ({ id }) =>
    listAll(http, path`/rest/api/content/${id}/label`, WireLabel);
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
