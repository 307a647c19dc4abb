import type { AttachmentRecord, Dialect, PageHead, Person, Space } from './dialect.ts';

/** A file on a page with what is needed to fetch it. */
export interface StoredFile extends AttachmentRecord {
  comment: string | undefined;
  /** The page or other content that it hangs on; absent when the answer does not tell. */
  contentId: string | undefined;
}

/** Which files of a page are wanted; both are compared exactly. */
export interface FileFilter {
  filename: string | undefined;
  mediaType: string | undefined;
}

/** A file to be attached; one of the same name gets a new version. */
export interface FileUpload {
  filename: string;
  mediaType: string;
  data: Blob;
  comment: string | undefined;
  minorEdit: boolean;
}

/** What Confluence says of a file that it took. */
export interface StoredUpload {
  id: string;
  filename: string;
  /** Bytes. */
  size: number | undefined;
  version: number | undefined;
}

/** Files on pages. */
export interface AttachmentRequests {
  attachments(page: PageHead, filter: FileFilter): Promise<StoredFile[]>;
  /** `id` begins with `att`. */
  readAttachment(id: string): Promise<StoredFile>;
  uploadAttachment(page: PageHead, file: FileUpload): Promise<StoredUpload>;
  /** @throws TransportError as soon as more than `maxBytes` arrive. */
  attachmentBytes(file: StoredFile, maxBytes: number): Promise<Buffer>;
  deleteAttachment(id: string): Promise<void>;
}

/** A label of content. */
export interface LabelRecord {
  id: string;
  name: string;
  prefix: string;
}

/** What labels hang on. */
export interface Labelled {
  id: string;
  /** `page`, `blogpost` or `attachment`. */
  type: string;
}

/** Labels of pages, blog posts and attachments. */
export interface LabelRequests {
  labels(content: Labelled): Promise<LabelRecord[]>;
  /** All labels afterwards. */
  addLabel(content: Labelled, name: string): Promise<LabelRecord[]>;
}

/** A person whom a search found. */
export interface FoundPerson {
  /** Account id on Cloud, user name on Data Center. */
  id: string;
  displayName: string;
  accountId: string | undefined;
  username: string | undefined;
  userKey: string | undefined;
  email: string | undefined;
  active: boolean | undefined;
  title: string | undefined;
  /** Relative to the site. */
  url: string | undefined;
  score: number | undefined;
}

/** What people are looked for by. */
export interface PeopleQuery {
  /** Part of a name, or CQL. */
  query: { words: string } | { cql: string };
  limit: number;
  /** Data Center: only members of this group. */
  group: string | undefined;
}

/** The search for people. */
export interface PeopleRequests {
  searchPeople(query: PeopleQuery): Promise<FoundPerson[]>;
}

/** A user or group as a restriction names it. */
export interface Subject {
  /** What is sent to name it: account id or group id on Cloud, user or group name on Data Center. */
  id: string;
  /** What people know it by. */
  name: string;
}

/** Who may do one thing with content; empty lists mean everybody. */
export interface Restriction {
  users: Subject[];
  groups: Subject[];
}

/** The two kinds of restrictions. */
export interface Restrictions {
  read: Restriction;
  update: Restriction;
}

/** Restrictions of pages and blog posts. */
export interface RestrictionRequests {
  restrictions(id: string): Promise<Restrictions>;
  /** Puts the given ones in the place of what is there. */
  writeRestrictions(id: string, wanted: Partial<Restrictions>): Promise<void>;
  /** The groups of these names. @throws InvalidArgument for a name that no group has. */
  groupsNamed(names: readonly string[]): Promise<Subject[]>;
  /** Whose credentials these are: the names by which a restriction may mean this account. */
  self(): Promise<{ id: string; names: string[] }>;
  /** Ids of the groups of this account. */
  ownGroups(self: { id: string }): Promise<string[]>;
}

/** A template for pages. */
export interface TemplateRecord {
  id: string;
  name: string;
  type: string;
  description: string;
  /** Absent for a template of the whole site. */
  spaceKey: string | undefined;
  storage: string | undefined;
}

/** One permission of a space. */
export interface SpacePermissionRecord {
  id: string;
  principal: { type: string; id: string };
  operation: { key: string; targetType: string };
}

/** What only Confluence Cloud has. */
export interface CloudOnlyRequests {
  /** How often content was viewed, and by how many. */
  views(id: string): Promise<{ views: number; viewers: number }>;
  templates(spaceKey: string | undefined): Promise<TemplateRecord[]>;
  readTemplate(id: string): Promise<TemplateRecord>;
  checkPermission(
    id: string,
    question: { subject: { type: string; identifier: string }; operation: string },
  ): Promise<{ hasPermission: boolean; errors: string[] }>;
  /** The space of this id or key; undefined when this account may not see it. */
  space(reference: { id: string } | { key: string }): Promise<Space | undefined>;
  spacePermissions(
    spaceId: string,
    page: { limit: number; cursor: string | undefined },
  ): Promise<{ permissions: SpacePermissionRecord[]; next: string | undefined; cursor: string | undefined }>;
}

/** Requests that stand beside those for pages, comments and search. */
export interface FurtherRequests
  extends AttachmentRequests,
    LabelRequests,
    PeopleRequests,
    RestrictionRequests {
  /** Undefined on Data Center. */
  readonly cloudOnly: CloudOnlyRequests | undefined;
}

/** All that a deployment can be asked. */
export type WholeDialect = Dialect & FurtherRequests;

/** The person of a file's latest version, for results. */
export const authorsOf = (files: readonly StoredFile[]): (Person | undefined)[] =>
  files.map(({ author }) => author);
