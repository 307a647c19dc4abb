import { type Call, ok, type Route, route } from '../../call.ts';
import { seesSpace } from '../access.ts';
import type { Space } from '../model.ts';
import { slice } from '../paging.ts';
import { refuse } from '../refuse.ts';
import type { Store } from '../store.ts';
import { expandOf, readExpand } from '../v1/expand.ts';
import { listAnswer } from '../v1/list-answer.ts';
import { spaceShape } from '../v1/space-shape.ts';

interface Template {
  id: string;
  name: string;
  description: string;
  /** Absent for the whole site. */
  space?: string;
  body: string;
}

const templates: readonly Template[] = [
  {
    id: '700001',
    name: 'Retrospective',
    description: 'What went well, what did not',
    space: 'DOCS',
    body: '<h2>What went well</h2><ul><li><p>&hellip;</p></li></ul><h2>What did not</h2><p>Team: <at:var at:name="team" /></p>',
  },
  {
    id: '700002',
    name: 'Decision',
    description: '',
    space: 'DOCS',
    body: '<h2>Context</h2><p /><h2>Decision</h2><p />',
  },
  {
    id: '700003',
    name: 'Meeting notes',
    description: 'For the whole site',
    body: '<h2>Agenda</h2><p /><h2>Actions</h2><p />',
  },
  {
    id: '700004',
    name: 'Incident',
    description: 'For the whole company, kept by Security',
    space: 'SEC',
    body: '<h2>Timeline</h2><p />',
  },
];

/** Page templates of spaces and of the site. */
export const createTemplateRoutes = (store: Store): Route[] => [
  route('GET', '/rest/api/template/page', (call) => {
    const key = call.query.get('spaceKey') ?? undefined;
    if (key !== undefined) requireVisible(store, call, key);
    const found = templates.filter(({ space }) => space === key);
    return listAnswer(call, slice(call, found, { usual: 25, most: 100 }), (template) =>
      shape(store, call, template),
    );
  }),
  route('GET', '/rest/api/template/{id}', (call) => {
    const template = templates.find(({ id }) => id === call.params.id);
    if (!template) throw refuse(call, 403, `No template with id ${call.params.id}`);
    if (template.space !== undefined) requireVisible(store, call, template.space);
    return ok(shape(store, call, template));
  }),
];

function requireVisible(store: Store, call: Call, key: string): Space {
  const space = store.spaces.find((candidate) => candidate.key === key);
  if (!space || !seesSpace(call.user, space)) throw refuse(call, 403, `No space with key : ${key}`);
  return space;
}

function shape(store: Store, call: Call, template: Template) {
  const { id, name, description, space: key, body } = template;
  const space = store.spaces.find((candidate) => candidate.key === key);
  const withBody = expandOf(call).has('body');
  return {
    templateId: id,
    name,
    description,
    labels: [],
    templateType: 'page',
    editorVersion: 'v2',
    ...(space && { space: spaceShape(call, space, readExpand('')) }),
    ...(withBody && { body: { storage: { value: body, representation: 'storage', embeddedContent: [] } } }),
    _expandable: withBody ? {} : { body: '' },
    _links: { self: `${call.base}/rest/api/template/${id}` },
  };
}
