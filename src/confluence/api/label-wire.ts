import { z } from 'zod';
import type { HttpClient } from '../../http/client.ts';
import { path } from '../../http/path.ts';
import type { LabelRequests } from './requests.ts';
import { maybe, wireId } from './wire.ts';

/** A label; `prefix` is `global` unless it belongs to a person or team. */
export const WireLabel = z.object({
  id: wireId,
  name: z.string(),
  prefix: maybe(z.string()).transform((prefix) => prefix ?? 'global'),
});

/** All labels after one was added, as far as one answer holds them. */
const LabelAnswer = z.object({
  results: z.array(WireLabel),
  _links: maybe(z.object({ next: maybe(z.string()) })),
});

/** Adds a label through v1, the same on both deployments; `labels` reads those that its answer has no room for. */
export const labelAdding = (http: HttpClient, labels: LabelRequests['labels']): LabelRequests => ({
  labels,
  async addLabel(content, name) {
    const { results, _links } = await http.post(path`/rest/api/content/${content.id}/label`, LabelAnswer, {
      body: { prefix: 'global', name },
    });
    return _links?.next === undefined ? results : labels(content);
  },
});
