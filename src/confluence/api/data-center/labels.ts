import type { HttpClient } from '../../../http/client.ts';
import { path } from '../../../http/path.ts';
import { labelAdding, WireLabel } from '../label-wire.ts';
import type { LabelRequests } from '../requests.ts';
import { listAll } from './list.ts';

/** Labels of any content. */
export const createDataCenterLabels = (http: HttpClient): LabelRequests =>
  labelAdding(http, ({ id }) => listAll(http, path`/rest/api/content/${id}/label`, WireLabel));
