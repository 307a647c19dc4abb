import { z } from 'zod';
import type { HttpClient } from '../../../http/client.ts';
import { path } from '../../../http/path.ts';
import { listAll } from '../data-center/list.ts';
import type { CloudOnlyRequests, TemplateRecord } from '../requests.ts';
import { maybe, parameterOf, wireId, wireList } from '../wire.ts';
import type { Spaces } from './spaces.ts';

const Count = z.object({ count: z.number() });

const WireTemplate = z.object({
  templateId: wireId,
  name: z.string(),
  templateType: maybe(z.string()),
  description: maybe(z.union([z.string(), z.object({ value: maybe(z.string()) })])),
  space: maybe(z.object({ key: maybe(z.string()) })),
  body: maybe(z.object({ storage: maybe(z.object({ value: z.string() })) })),
});

const WireCheck = z.object({
  hasPermission: z.boolean(),
  errors: wireList(z.object({ translation: maybe(z.string()), key: maybe(z.string()) })),
});

const WirePermissions = z.object({
  results: z.array(
    z.object({
      id: wireId,
      principal: z.object({ type: z.string(), id: wireId }),
      operation: z.object({ key: z.string(), targetType: z.string() }),
    }),
  ),
  _links: maybe(z.object({ next: maybe(z.string()) })),
});

/** Views, templates and permissions: resources that Data Center has not, or not in this form. */
export function createCloudOnly(http: HttpClient, spaces: Spaces): CloudOnlyRequests {
  return {
    async views(id) {
      const address = path`/rest/api/analytics/content/${id}`;
      const [views, viewers] = await Promise.all([
        http.get(`${address}/views`, Count),
        http.get(`${address}/viewers`, Count),
      ]);
      return { views: views.count, viewers: viewers.count };
    },

    // A list of v1, which goes by position as all lists of Data Center do.
    async templates(spaceKey) {
      const wires = await listAll(http, '/rest/api/template/page', WireTemplate, { spaceKey });
      return wires.map(templateFrom);
    },

    readTemplate: async (id) =>
      templateFrom(
        await http.get(path`/rest/api/template/${id}`, WireTemplate, { query: { expand: 'body.storage' } }),
      ),

    async checkPermission(id, question) {
      const { hasPermission, errors } = await http.post(
        path`/rest/api/content/${id}/permission/check`,
        WireCheck,
        { body: question, safe: true },
      );
      return { hasPermission, errors: errors.flatMap(({ translation, key }) => translation ?? key ?? []) };
    },

    space: (reference) => ('id' in reference ? spaces.byId(reference.id) : spaces.byKey(reference.key)),

    async spacePermissions(spaceId, query) {
      const answer = await http.get(path`/api/v2/spaces/${spaceId}/permissions`, WirePermissions, { query });
      const next = answer._links?.next;
      return { permissions: answer.results, next, cursor: parameterOf(next, 'cursor') };
    },
  };
}

const templateFrom = (wire: z.output<typeof WireTemplate>): TemplateRecord => ({
  id: wire.templateId,
  name: wire.name,
  type: wire.templateType ?? 'page',
  description: typeof wire.description === 'string' ? wire.description : (wire.description?.value ?? ''),
  spaceKey: wire.space?.key,
  storage: wire.body?.storage?.value,
});
