import { readdirSync, readFileSync } from 'node:fs';
import type { Deployment, Product } from './exchange.ts';
import { createOperations, type Operations } from './operations.ts';
import { createSchemaCheck, isObject, type SchemaCheck } from './schema.ts';

/** One published OpenAPI document, ready to be asked. */
export interface Spec {
  name: string;
  operations: Operations;
  check: SchemaCheck;
}

interface Published {
  /** The file's name up to its date; the newest file of that name counts. */
  name: string;
  product: Product;
  deployment: Deployment;
  /** Which URL paths the document describes; group 1 is what its own path keys are compared with. */
  paths: RegExp;
}

// A server's context path (`/jira`, `/confluence`) and the OAuth gateway's `/ex/...` come before what the documents know.
const published: readonly Published[] = [
  {
    name: 'jira-cloud-platform-v3',
    product: 'jira',
    deployment: 'cloud',
    paths: /(\/rest\/(?:api|internal|atlassian-connect)\/.*)/,
  },
  {
    name: 'jira-cloud-software',
    product: 'jira',
    deployment: 'cloud',
    paths:
      /(\/rest\/(?:agile|software|devinfo|builds|deployments|featureflags|remotelinks|security|operations|devopscomponents)\/.*)/,
  },
  { name: 'jira-cloud-jsm', product: 'jira', deployment: 'cloud', paths: /(\/rest\/servicedeskapi\/.*)/ },
  { name: 'jira-dc-11', product: 'jira', deployment: 'datacenter', paths: /\/rest(\/.*)/ },
  {
    name: 'confluence-cloud-v1',
    product: 'confluence',
    deployment: 'cloud',
    paths: /(\/wiki\/rest\/api\/.*)/,
  },
  { name: 'confluence-cloud-v2', product: 'confluence', deployment: 'cloud', paths: /\/wiki\/api\/v2(\/.*)/ },
  { name: 'confluence-dc-10', product: 'confluence', deployment: 'datacenter', paths: /(\/rest\/.*)/ },
];

export interface Library {
  /** The document that describes a URL's path, and the path as its keys have it; undefined when none does. */
  locate(
    product: Product,
    deployment: Deployment,
    pathname: string,
  ): { spec: Spec; path: string } | undefined;
}

/** Documents are read when first asked for; undefined when there is no such folder. */
export function createLibrary(folder: URL): Library | undefined {
  const files = list(folder);
  if (!files) return undefined;
  const loaded = new Map<string, Spec>();
  const load = (name: string): Spec => {
    const kept = loaded.get(name);
    if (kept) return kept;
    const file = files.findLast((candidate) => candidate.startsWith(name) && candidate.endsWith('.json'));
    if (!file) throw new Error(`no ${name}*.json in ${folder.pathname}`);
    const document: unknown = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
    if (!isObject(document)) throw new Error(`${file} is not an OpenAPI document`);
    const spec = { name, operations: createOperations(document), check: createSchemaCheck(document) };
    loaded.set(name, spec);
    return spec;
  };
  return {
    locate(product, deployment, pathname) {
      for (const entry of published) {
        if (entry.product !== product || entry.deployment !== deployment) continue;
        const path = entry.paths.exec(pathname)?.[1];
        if (path) return { spec: load(entry.name), path };
      }
      return undefined;
    },
  };
}

function list(folder: URL): string[] | undefined {
  try {
    return readdirSync(folder).sort();
  } catch {
    return undefined;
  }
}
