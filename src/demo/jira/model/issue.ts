import type { RichText } from '../text/adf.ts';

/** What a field holds: ids rather than names, account ids for people, milliseconds for moments. */
export type Value = string | number | readonly string[] | readonly number[] | RichText | undefined;

/** Who alone may read a comment: the members of a project role or of a group. */
export interface Visibility {
  type: 'role' | 'group';
  value: string;
}

/** An entity property: data that apps hang on an issue or comment. */
export interface Property {
  key: string;
  value: unknown;
}

/** A comment; people are account ids, moments milliseconds. */
export interface Comment {
  id: number;
  author: string;
  updateAuthor: string;
  body: RichText;
  created: number;
  updated: number;
  visibility: Visibility | undefined;
  properties: readonly Property[];
}

/** Time that somebody worked on an issue. */
export interface Worklog {
  id: number;
  author: string;
  comment: RichText | undefined;
  created: number;
  updated: number;
  started: number;
  seconds: number;
}

/** A file on an issue, with its bytes. */
export interface Attachment {
  id: number;
  author: string;
  filename: string;
  mimeType: string;
  created: number;
  bytes: Uint8Array;
}

/** One field of one entry of the change log. */
export interface Change {
  /** Field id; the wire's `field` is the name of the field. */
  field: string;
  from: string | null;
  fromString: string | null;
  to: string | null;
  toString: string | null;
}

/** One entry of the change log: what one person changed at one moment. */
export interface History {
  id: number;
  author: string;
  created: number;
  changes: readonly Change[];
}

/** A link from an issue to something outside Jira. */
export interface RemoteLink {
  id: number;
  url: string;
  title: string;
  summary: string;
  relationship: string;
}

/** A link between two issues. */
export interface Link {
  id: number;
  type: string;
  /** Id of the issue that the type's outward phrase is said of: it blocks. */
  source: number;
  /** Id of the issue that the type's inward phrase is said of: it is blocked. */
  target: number;
}

/** What happened to an issue. */
export interface Activity {
  comments: readonly Comment[];
  worklogs: readonly Worklog[];
  attachments: readonly Attachment[];
  /** Oldest first. */
  history: readonly History[];
  watchers: readonly string[];
  votes: readonly string[];
  remoteLinks: readonly RemoteLink[];
}

/** An issue as the site keeps it, with ids rather than names. */
export interface Issue {
  id: number;
  /** Number in the project: 123 of PROJ-123. */
  number: number;
  key: string;
  project: string;
  summary: string;
  type: string;
  status: string;
  priority: string;
  resolution: string | undefined;
  assignee: string | undefined;
  reporter: string | undefined;
  creator: string;
  created: number;
  updated: number;
  resolved: number | undefined;
  statusChanged: number;
  /** Calendar day, e.g. `2026-01-31`. */
  due: string | undefined;
  labels: readonly string[];
  components: readonly string[];
  fixVersions: readonly string[];
  versions: readonly string[];
  /** Id of the epic or, for a sub-task, of its parent. */
  parent: number | undefined;
  description: RichText | undefined;
  environment: RichText | undefined;
  /** Seconds. */
  originalEstimate: number | undefined;
  remainingEstimate: number | undefined;
  properties: readonly Property[];
  /** Custom values that were written; the others are those of the origin. */
  custom: Readonly<Record<string, Value>>;
  /** Parts of the activity that something was added to; the others are those of the origin. */
  activity: Partial<Activity>;
  /** The issue as it was made from its number; absent for one that a call created. */
  origin: Issue | undefined;
}
