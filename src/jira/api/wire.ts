import { z } from 'zod';
import { maybe, wireId } from './maybe.ts';
import { isRecord } from './prune.ts';

/** A person in any answer; which identifiers are there depends on deployment and privacy settings. */
export const WireUser = z.object({
  accountId: maybe(z.string()),
  name: maybe(z.string()),
  key: maybe(z.string()),
  displayName: maybe(z.string()),
  emailAddress: maybe(z.string()),
  active: maybe(z.boolean()),
  timeZone: maybe(z.string()),
});
export type WireUser = z.infer<typeof WireUser>;

/** A comment; `body` is a document on Cloud and wiki markup on Data Center. */
export const WireComment = z.object({
  id: wireId,
  body: z.unknown().optional(),
  author: maybe(WireUser),
  created: maybe(z.string()),
  updated: maybe(z.string()),
  visibility: maybe(z.object({ type: z.string(), value: z.string() })),
  jsdPublic: maybe(z.boolean()),
});
export type WireComment = z.infer<typeof WireComment>;

/** One page of comments, alone or inside an issue. */
export const WireComments = z.object({ comments: z.array(WireComment), total: maybe(z.number()) });
export type WireComments = z.infer<typeof WireComments>;

/** One logged piece of work; `comment` like a comment's body. */
export const WireWorklog = z.object({
  id: wireId,
  author: maybe(WireUser),
  comment: z.unknown().optional(),
  created: maybe(z.string()),
  updated: maybe(z.string()),
  started: maybe(z.string()),
  timeSpent: maybe(z.string()),
  timeSpentSeconds: maybe(z.number()),
});
export type WireWorklog = z.infer<typeof WireWorklog>;

/** One page of logged work, alone or inside an issue. */
export const WireWorklogs = z.object({ worklogs: z.array(WireWorklog), total: maybe(z.number()) });
export type WireWorklogs = z.infer<typeof WireWorklogs>;

// An own `toString` hides the one that every object inherits, which is no text.
const withToString = (item: unknown): unknown => (isRecord(item) ? { toString: null, ...item } : item);

const WireChangeItem = z.object({
  field: z.string(),
  fieldtype: maybe(z.string()),
  from: maybe(wireId),
  fromString: maybe(z.string()),
  to: maybe(wireId),
  toString: maybe(z.string()),
});

/** One change of an issue. */
export const WireChange = z.object({
  id: maybe(wireId),
  author: maybe(WireUser),
  created: maybe(z.string()),
  items: z.array(z.preprocess(withToString, WireChangeItem)),
});
export type WireChange = z.infer<typeof WireChange>;

/** The changes that an issue read with `expand=changelog` carries. */
export const WireChangelog = z.object({ histories: z.array(WireChange), total: maybe(z.number()) });
export type WireChangelog = z.infer<typeof WireChangelog>;

/** A choice without further choices below it. */
export const Choice = z.object({
  id: maybe(wireId),
  key: maybe(z.string()),
  name: maybe(z.string()),
  value: maybe(z.string()),
});

export type Choice = z.infer<typeof Choice>;

/** One possible value of a field, named by `name` (versions, priorities) or `value` (options); cascades have two levels. */
export const AllowedValue = Choice.extend({ children: maybe(z.array(Choice)) });
export type AllowedValue = z.infer<typeof AllowedValue>;

/** Some plugins list values of other shapes; those cannot be chosen by name. */
const readAllowedValues = (values: unknown[]): AllowedValue[] =>
  values.flatMap((value) => AllowedValue.safeParse(value).data ?? []);

/** What a field takes, from create, edit or transition metadata. */
export const WireFieldMeta = z.object({
  fieldId: maybe(z.string()),
  name: maybe(z.string()),
  required: maybe(z.boolean()),
  hasDefaultValue: maybe(z.boolean()),
  schema: maybe(
    z.object({
      type: z.string(),
      items: maybe(z.string()),
      custom: maybe(z.string()),
      system: maybe(z.string()),
    }),
  ),
  allowedValues: maybe(z.array(z.unknown()).transform(readAllowedValues)),
});
export type WireFieldMeta = z.infer<typeof WireFieldMeta>;

/** Field metadata by field id, as in edit and transition metadata. */
export const WireFieldMetas = z.record(z.string(), WireFieldMeta);

/** A step of the workflow. */
export const WireTransition = z.object({
  id: wireId,
  name: z.string(),
  to: maybe(z.object({ name: z.string() })),
  fields: maybe(WireFieldMetas),
});
export type WireTransition = z.infer<typeof WireTransition>;

/** An issue; whatever `expand` adds stays under its own key. */
export const WireIssue = z.looseObject({
  id: wireId,
  key: z.string(),
  self: maybe(z.string()),
  fields: maybe(z.custom<Record<string, unknown>>(isRecord, 'expected an object')),
  names: maybe(z.record(z.string(), z.string())),
  schema: maybe(z.record(z.string(), z.looseObject({ custom: maybe(z.string()) }))),
});
export type WireIssue = z.infer<typeof WireIssue>;

/** The schemas of an answer's fields by field id, as `expand=schema` gives them. */
export type WireSchemas = NonNullable<WireIssue['schema']>;

/** A project in a list; the answers of the two deployments share these. */
export const WireProject = z.object({
  id: maybe(wireId),
  key: z.string(),
  name: maybe(z.string()),
  description: maybe(z.string()),
  projectTypeKey: maybe(z.string()),
  projectCategory: maybe(z.object({ name: maybe(z.string()) })),
  lead: maybe(WireUser),
  archived: maybe(z.boolean()),
});
export type WireProject = z.infer<typeof WireProject>;
