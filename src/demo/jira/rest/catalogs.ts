import { ok } from '../../call.ts';
import { linkTypes, priorities, resolutions, statuses } from '../content/catalog.ts';
import type { Visit } from '../jira.ts';
import type { Field } from '../model/field.ts';
import { priorityWire, resolutionWire, statusWire } from '../wire/catalog.ts';
import { wireTime } from '../zone.ts';
import { get, type Resource } from './resource.ts';

const fieldWire = ({ jira }: Visit, field: Field): Record<string, unknown> => ({
  id: field.id,
  ...(jira.cloud && { key: field.id }),
  name: field.name,
  custom: field.custom,
  orderable: field.orderable,
  navigable: field.navigable,
  searchable: field.searchable,
  clauseNames: field.clauseNames,
  ...(field.schema && { schema: field.schema }),
});

const built = {
  version: '11.2.1',
  numbers: [11, 2, 1],
  build: 11_020_001,
  date: '2026-01-12T00:00:00.000+0000',
};

const serverInfo = ({ jira, call, zone }: Visit) => ({
  baseUrl: call.base,
  version: jira.cloud ? '1001.0.0-SNAPSHOT' : built.version,
  versionNumbers: jira.cloud ? [1001, 0, 0] : built.numbers,
  deploymentType: jira.cloud ? 'Cloud' : 'Server',
  buildNumber: jira.cloud ? 100_295 : built.build,
  buildDate: built.date,
  serverTime: wireTime(jira.now(), zone),
  scmInfo: '4f3c1e2d5b6a79880112233445566778899aabbc',
  serverTitle: 'Demo Jira',
});

/** Lists that are the same for every caller. */
export const catalogResources: Resource[] = [
  get('/field', (visit) => ok(visit.jira.fields.map((field) => fieldWire(visit, field)))),
  get('/priority', (visit) =>
    ok(
      priorities.map((priority) => ({
        ...priorityWire(visit, priority),
        statusColor: '#ff7452',
        description: priority.description,
      })),
    ),
  ),
  get('/status', (visit) => ok(statuses.map((status) => statusWire(visit, status)))),
  get('/resolution', (visit) => ok(resolutions.map((resolution) => resolutionWire(visit, resolution)))),
  get('/issueLinkType', (visit) =>
    ok({
      issueLinkTypes: linkTypes.map((type) => ({ ...type, self: `${visit.rest}/issueLinkType/${type.id}` })),
    }),
  ),
  get('/serverInfo', (visit) => ok(serverInfo(visit))),
];
