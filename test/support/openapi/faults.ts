import type { Deployment, Product } from './exchange.ts';

/** Where a published document is wrong about the real product. */
export interface Fault {
  spec: string;
  /** As in the document, e.g. `GET /rest/api/content/{id}`. */
  operation: RegExp;
  /** Of the violation: into the body with `*` for indexes, `?name` or `{name}` for a parameter, `status` for a status. */
  pointer: RegExp;
  why: string;
}

/** Each entry is backed by a recorded answer in the fixtures, or says what else shows it. */
export const faults: readonly Fault[] = [
  {
    spec: 'jira-cloud-platform-v3',
    operation: /^GET \/rest\/api\/3\/(field|issue\/createmeta)$/,
    pointer: /\/untranslatedName$/,
    why: 'fields and issue types carry their name before translation',
  },
  {
    spec: 'jira-cloud-platform-v3',
    operation: /issue|search/,
    pointer: /\/items\/\*\/(from|to|fromString|toString)$/,
    why: 'a change from or to nothing is null, the document says string',
  },
  {
    spec: 'jira-dc-11',
    operation: /issue|search/,
    pointer: /\/(fields|renderedFields)\/[^/]+$/,
    why: 'field values are text, numbers, arrays and null; the document says object',
  },
  {
    spec: 'jira-dc-11',
    operation: /^GET \/api\/2\/field$/,
    pointer: /^200$/,
    why: 'the answer is an array of what the document gives as the whole answer',
  },
  {
    spec: 'confluence-cloud-v2',
    operation: /^(GET|POST|PUT) \/pages(\/\{id\})?$/,
    pointer: /\/parent(Id|Type)$/,
    why: 'null for a page at the top of its space: the description of parentId says so, its type does not',
  },
  {
    spec: 'confluence-cloud-v2',
    operation: /^(POST|PUT) \/(pages|blogposts|footer-comments|inline-comments)\b/,
    pointer: /^request\/body$/,
    why: 'one of two bodies, but the second takes any object, so that the first always matches both',
  },
  {
    spec: 'confluence-cloud-v1',
    operation: /^GET \/wiki\/rest\/api\/user\/bulk$/,
    pointer: /^\?accountId$/,
    why: 'the description asks for the parameter to be repeated, its type is one string',
  },
  {
    spec: 'confluence-dc-10',
    operation: /^GET \/rest\/api\/content\/\{id\}\/child\/attachment$/,
    pointer: /^status$/,
    why: 'the answer to reading is 200; the document has the 201 of the operation that adds one',
  },
  {
    spec: 'confluence-dc-10',
    operation: /./,
    pointer: /^4\d\d\/data\/errors$/,
    why: 'errors are a list in every recorded error answer, the document says object',
  },
  {
    spec: 'jira-dc-11',
    operation:
      /^(GET \/api\/2\/(priority|status|resolution|project|user\/(assignable\/|permission\/)?search|issue\/\{issueIdOrKey\}\/remotelink)|POST \/api\/2\/issue\/\{issueIdOrKey\}\/attachments)$/,
    pointer: /^200$/,
    why: 'an array of what the document gives as the whole answer: recorded for priorities, statuses, resolutions, projects and remote links; for people and uploads the operations tell of several',
  },
  {
    spec: 'jira-dc-11',
    operation: /issue|search/,
    pointer: /\/items\/\*\/(from|to|fromString|toString)$/,
    why: 'a change from or to nothing is null, the document says string',
  },
  {
    spec: 'jira-dc-11',
    operation: /^GET \/api\/2\/search$/,
    pointer: /^\?(expand|fields)$/,
    why: 'the description says names separated by commas, the type is an object without properties',
  },
  {
    spec: 'jira-dc-11',
    operation: /^GET \/api\/2\/issue\/\{issueIdOrKey\}\/transitions$/,
    pointer: /^\?expand$/,
    why: 'the description of the operation tells of expand=transitions.fields, its parameters do not',
  },
  {
    spec: 'jira-cloud-platform-v3',
    operation: /^PUT \/rest\/api\/3\/issue\/\{issueIdOrKey\}\/assignee$/,
    pointer: /^request\/accountId$/,
    why: 'null leaves the issue unassigned: the description of the operation says so, the type does not',
  },
  {
    spec: 'jira-dc-11',
    operation: /^PUT \/api\/2\/issue\/\{issueIdOrKey\}\/assignee$/,
    pointer: /^request\/name$/,
    why: 'null leaves the issue unassigned: the Cloud document tells of name and accountId alike, this one is silent',
  },
  {
    spec: 'jira-dc-11',
    operation: /comment/,
    pointer: /\/properties\/\*\/value$/,
    why: 'a property is any JSON value: the type is string, but its own example is an object written as text',
  },
  {
    spec: 'jira-cloud-software',
    operation: /^GET \/rest\/agile\/1\.0\/board(\/\{boardId\}\/(sprint|issue))?$/,
    pointer: /^\?(type|state|fields)$/,
    why: 'the descriptions say names separated by commas, the types are objects without properties',
  },
  {
    spec: 'jira-dc-11',
    operation: /^GET \/agile\/1\.0\/board(\/\{boardId\}\/(sprint|issue))?$/,
    pointer: /^\?(type|state|fields)$/,
    why: 'the descriptions say names separated by commas, the types are objects without properties',
  },
  {
    spec: 'confluence-cloud-v2',
    operation: /^GET \/spaces\/\{id\}\/pages$/,
    pointer: /\/parent(Id|Type)$/,
    why: 'null for a page at the top of its space, as in the other lists of pages',
  },
  {
    spec: 'jira-cloud-platform-v3',
    operation: /^POST \/rest\/api\/3\/changelog\/bulkfetch$/,
    pointer: /\/(created|items\/\*\/(from|to|fromString|toString))$/,
    why: 'the example of the document has a number for the moment, its type is text; changes from or to nothing are null',
  },
  {
    spec: 'jira-cloud-platform-v3',
    operation: /^GET \/rest\/api\/3\/bulk\/queue\/\{taskId\}$/,
    pointer: /^200\/(created|started|updated)$/,
    why: 'numbers in the examples of the document, text by type',
  },
  {
    spec: 'jira-cloud-platform-v3',
    operation: /^POST \/rest\/api\/3\/bulk\/issues\/move$/,
    pointer: /\/(targetToMultipleSourceMapping|issueIdOrKeys)$/,
    why: 'required under names that no property has; the properties and the example are called in another way',
  },
  {
    spec: 'jira-dc-11',
    operation: /^(POST|PUT|GET) \/api\/2\/version/,
    pointer: /\/(startDate|releaseDate)$/,
    why: 'calendar days, as in the example of the document and in recorded answers; the type says moment',
  },
  {
    spec: 'jira-dc-11',
    operation: /^GET \/api\/2\/project\/\{projectIdOrKey\}\/(versions|components)$/,
    pointer: /^200$/,
    why: 'an array of what the document gives as the whole answer; the operations tell of several, and the Cloud document has arrays',
  },
];

/** Paths that clients and browsers use and no published document describes; they are not checked. */
export const undescribed: readonly {
  product: Product;
  deployment?: Deployment;
  path: RegExp;
  why: string;
}[] = [
  { product: 'jira', path: /\/secure\//, why: 'attachment and avatar downloads of the web interface' },
  { product: 'confluence', path: /\/download\//, why: 'attachment downloads of the web interface' },
  { product: 'confluence', path: /\/pages\/[a-z]+\.action$/, why: 'web actions such as movepage.action' },
  {
    product: 'jira',
    deployment: 'datacenter',
    path: /\/rest\/servicedeskapi\//,
    why: 'the service desk of Data Center has documentation in prose only',
  },
  { product: 'jira', path: /\/rest\/dev-status\//, why: 'the development panel of the web interface' },
  {
    product: 'jira',
    path: /^\/jira\/forms\/|^\/_edge\/tenant_info$/,
    why: 'forms have documentation in prose only',
  },
];
