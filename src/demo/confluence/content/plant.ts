import type { AttachedFile, Content, Property, Revision, Space } from '../model.ts';
import type { Store } from '../store.ts';
import { person, type Seed } from './markup.ts';

/** A seeded page or blog post, in as few words as it takes. */
export interface PageSpec {
  id: number;
  title: string;
  parent?: number;
  body(seed: Seed): string;
  type?: 'page' | 'blogpost';
  /** Login name of the author; "ada" when absent. */
  by?: string;
  /** Days before now at which the page was created; 30 when absent. */
  age?: number;
  versions?: number;
  labels?: readonly string[];
  properties?: Record<string, unknown>;
  readers?: readonly string[];
  position?: number;
}

const dayMs = 86_400_000;
const editors = ['ada', 'grace', 'linus', 'barbara'];

const none: readonly never[] = [];

export interface Ground {
  store: Store;
  seed: Seed;
  space: Space;
}

/** Adds a page to the store, with its versions, labels and properties. */
export function plantPage({ store, seed, space }: Ground, spec: PageSpec): Content {
  const id = String(spec.id);
  return store.add({
    id,
    type: spec.type ?? 'page',
    space,
    status: 'current',
    revisions: revisionsOf(spec, seed),
    parent: spec.parent === undefined ? undefined : store.get(String(spec.parent)),
    container: undefined,
    position: spec.position ?? spec.id % 1000,
    labels: spec.labels ? spec.labels.map(store.label) : none,
    properties: spec.properties ? propertiesOf(spec, seed) : none,
    ...(spec.readers && { readers: spec.readers }),
  });
}

/** Version by version, a paragraph with an open point is the difference: older versions end with one more. */
function revisionsOf(spec: PageSpec, seed: Seed): Revision[] {
  const { versions = 1, age = 30, by = 'ada' } = spec;
  return Array.from({ length: versions }, (_, index) => {
    const number = index + 1;
    const isLatest = number === versions;
    const editor = index === 0 ? by : (editors[(spec.id + index) % editors.length] ?? by);
    return {
      number,
      at: new Date(seed.now.getTime() - (age - (index * age) / (versions + 1)) * dayMs),
      by: person(editor),
      message: index === 0 ? '' : `Edit ${number}`,
      minorEdit: index % 3 === 2,
      title: isLatest ? spec.title : `${spec.title}${number === 1 && versions > 2 ? ' (draft)' : ''}`,
      body: isLatest
        ? () => spec.body(seed)
        : () => `${spec.body(seed)}<p>Open point of version ${number}.</p>`,
    };
  });
}

function propertiesOf(spec: PageSpec, seed: Seed): Property[] {
  return Object.entries(spec.properties ?? {}).map(([key, value], index) => ({
    id: String(500_000_000 + spec.id * 10 + index),
    key,
    value,
    version: {
      number: 1,
      at: new Date(seed.now.getTime() - dayMs),
      by: person(spec.by ?? 'ada'),
      message: '',
    },
  }));
}

export interface FileSpec {
  id: number;
  page: number;
  name: string;
  file: AttachedFile;
  labels?: readonly string[];
}

/** Attaches a file to a seeded page. */
export function plantFile({ store, seed, space }: Ground, { id, page, name, file, labels }: FileSpec): void {
  store.add({
    id: `att${id}`,
    type: 'attachment',
    space,
    status: 'current',
    revisions: [
      {
        number: 1,
        at: new Date(seed.now.getTime() - 10 * dayMs),
        by: person('grace'),
        message: file.comment,
        minorEdit: false,
        title: name,
        body: () => '',
      },
    ],
    parent: undefined,
    container: store.get(String(page)),
    position: id,
    labels: (labels ?? none).map(store.label),
    properties: none,
    file,
  });
}
