import type { MentionRef } from '../../documents/collect-mentions.ts';
import type { Reference } from '../../documents/reference.ts';
import type { Document } from '../../documents/tree.ts';
import type { HttpClient } from '../../http/client.ts';
import type { Field, FieldOption } from '../model/field.ts';
import type { WireIssue, WireProject, WireSchemas, WireUser } from './wire.ts';

/** One page of a search, in the words of neither deployment. */
export interface SearchQuery {
  jql: string;
  /** Jira field ids. */
  fields: readonly string[];
  expand: readonly string[];
  /** 1 to 100. */
  limit: number;
  startAt: number;
  /** `nextPageToken` of the page before. */
  pageToken: string | undefined;
}

/** What a search found. */
export interface SearchAnswer {
  issues: WireIssue[];
  /** Exact, or -1 where Jira does not tell. */
  total: number;
  startAt: number;
  nextPageToken: string | undefined;
  names: Record<string, string> | undefined;
  schema: WireSchemas | undefined;
}

/** What is known of an issue's epic. */
export interface Epic {
  key?: string;
  name?: string;
}

/** Where an issue's epic is written. */
export interface EpicField {
  id: string;
  /** The value of the field for an epic's key. */
  value(epicKey: string): unknown;
}

/** How an epic is known from its fields. */
export interface EpicMark {
  /** Jira fields to read. */
  fields: readonly string[];
  isEpic(values: Record<string, unknown>): boolean;
}

/** Several issues to be read at once. */
export interface IssuesQuery {
  /** Keys or ids of at most 100 issues. */
  ids: readonly string[];
  /** Jira field ids. */
  fields: readonly string[];
  expand: readonly string[];
}

/** Issues that were read together, and what is said once for all of them. */
export type IssuesAnswer = Pick<SearchAnswer, 'issues'> & Partial<Pick<SearchAnswer, 'names' | 'schema'>>;

/** A search for projects by key or name. */
export interface ProjectQuery {
  text: string;
  limit: number;
  /** The only keys that are of use; empty for all. */
  keys: readonly string[];
}

/** What merging an edited text needs to know of the site. */
export interface MergeLookups {
  /** The address of a reference inside the site. */
  links(reference: Reference): string | undefined;
  /** The person of a name that the text did not mention before. */
  userOf(name: string): MentionRef | undefined;
}

/** Everything in which Jira Cloud and Jira Data Center differ. */
export interface Dialect {
  rest: '/rest/api/3' | '/rest/api/2';

  /** Whether Jira stores texts as wiki markup. */
  storesMarkup: boolean;
  /** A stored text as a tree. @throws DocumentError */
  parseText(body: unknown): Document;
  /** A tree as Jira stores it. @throws DocumentError */
  printText(document: Document, links: (reference: Reference) => string | undefined): unknown;
  /**
   * What Jira stores when a text is edited as Markdown, with all that the caller did not change as it was; absent where the
   * stored form knows nothing that Markdown does not. @throws DocumentError
   */
  mergeText?(before: unknown, markdown: string, lookups: MergeLookups): { body: unknown; removed: string[] };
  /** Whether a custom field's value is rich text, given its type (known on Data Center reads only). */
  isRichText(value: unknown, customType: string | undefined): boolean;
  /** What a read of custom fields has to expand for `isRichText` and epic fields to be told. */
  customFieldExpand: readonly string[];

  /** A person whose identifier is certain from its form, without a lookup. */
  userById(identifier: string): WireUser | undefined;
  /** The query of GET /user when the text is an identifier rather than a name. */
  profileQuery(identifier: string): Record<string, string> | undefined;
  searchUsers(http: HttpClient, text: string): Promise<WireUser[]>;
  /** How a field's value names a person. */
  userRef(user: WireUser): Record<string, string | undefined>;
  /** How a mention in a text names a person. */
  mentionRef(user: WireUser): MentionRef | undefined;
  /** How a list of watchers names a person: the query parameter, and what it takes. */
  watcherRef(user: WireUser): { parameter: string; id: string | undefined };

  /** Where an attachment's bytes are; Cloud would else redirect to another host. */
  attachmentAt(id: string, filename: string): { path: string; query?: Record<string, boolean> };

  /** @throws InvalidArgument for a way of paging that the deployment does not have. */
  search(http: HttpClient, query: SearchQuery): Promise<SearchAnswer>;
  /** Those of the issues that exist and can be seen, in no certain order. */
  readIssues(http: HttpClient, query: IssuesQuery): Promise<IssuesAnswer>;
  /** Projects as Jira describes them. */
  searchProjects(http: HttpClient, query: ProjectQuery): Promise<WireProject[]>;
  /** The parameter of a search for people that has the text. */
  peopleQuery(text: string): Record<string, string>;
  /** The body that leaves an issue without assignee. */
  nobody: Readonly<Record<string, null>>;
  /** The options of a custom field, of one context or of the one that holds everywhere. @throws InvalidArgument */
  contextOptions(http: HttpClient, fieldId: string, contextId: string | undefined): Promise<FieldOption[]>;
  listProjects(http: HttpClient, options: { includeArchived: boolean }): Promise<WireProject[]>;

  /** Jira fields to read so that `readEpic` can tell, with their custom types; `fields` loads the site's field list. */
  epicFields(fields: () => Promise<Field[]>): Promise<ReadonlyMap<string, string>>;
  readEpic(fields: Record<string, unknown>, customTypes: ReadonlyMap<string, string>): Epic;
  /** @throws InvalidArgument when the site has no epics. */
  epicLink(fields: () => Promise<Field[]>): Promise<EpicField>;
  /** `fields` loads the site's field list. */
  epicMark(fields: () => Promise<Field[]>): Promise<EpicMark>;
  /** Custom type of the field that names an epic and has to be given when one is created. */
  epicNameType: string | undefined;
}
