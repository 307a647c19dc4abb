import type { MentionRef } from '../../documents/collect-mentions.ts';
import type { Cache } from '../../http/cache.ts';
import type { HttpClient } from '../../http/client.ts';
import type { SearchHit } from './search-wire.ts';

/** A person as an answer refers to them; `name` when the answer says it as well. */
export interface Person {
  ref: MentionRef | undefined;
  name: string | undefined;
}

/** A space as people know it. */
export interface Space {
  /** Numeric id; absent where the deployment works with keys. */
  id: string | undefined;
  key: string;
  name: string;
}

/** A page body in the format it came in; `view` is HTML with the output of macros. */
export interface Body {
  format: 'storage' | 'adf' | 'view';
  value: string;
}

/** A content property. */
export interface Property {
  id: string;
  key: string;
  value: unknown;
  version: number;
}

/** A file on a page. */
export interface AttachmentRecord {
  id: string;
  title: string;
  status: string;
  mediaType: string | undefined;
  fileSize: number | undefined;
  downloadUrl: string | undefined;
  version: number | undefined;
  versionWhen: string | undefined;
  created: string | undefined;
  author: Person | undefined;
}

/** What is needed to act on a page. */
export interface PageHead {
  id: string;
  /** `page` or `blogpost`; other content types only as Data Center answers them for an id. */
  type: string;
  title: string;
  /** Absent when the account may not see the space itself. */
  space: Space | undefined;
  version: number;
}

/** A page as one answer tells it, the same for both deployments. */
export interface PageRecord extends PageHead {
  status: string;
  subtype: string | undefined;
  parentId: string | undefined;
  created: string | undefined;
  author: Person | undefined;
  versionAuthor: Person | undefined;
  versionDate: string | undefined;
  url: string;
  body: Body | undefined;
  labels: string[];
  properties: Property[];
  attachments: AttachmentRecord[];
}

/** Content in the page tree; a folder, or a child that was only listed, tells no version. */
export type TreeRecord = Omit<PageRecord, 'version'> & { version: number | undefined };

/** Which children of a page are wanted, and how much of each. */
export interface ChildrenRequest {
  start: number;
  limit: number;
  folders: boolean;
  /** `listed` is what the list itself tells: id, title and type. */
  detail: 'listed' | 'described' | 'body';
}

/** A page in the tree of its space. */
export interface TreePage {
  id: string;
  title: string;
  parentId: string | undefined;
  /** Among the pages with the same parent. */
  position: number | undefined;
  /** How many pages and folders are above it. */
  depth: number;
}

/** Where a page goes: below the target, or beside it. */
export interface Move {
  targetId: string;
  position: 'append' | 'before' | 'after';
}

/** A page to be made from another one. */
export interface PageCopy {
  title: string;
  spaceKey: string;
  parentId: string;
  attachments: boolean;
}

/** Parts of a page that cost something and are read only when needed; `rendered` and `adf` take the place of `body`. */
export type PageDetail = 'body' | 'rendered' | 'adf' | 'labels' | 'properties' | 'attachments';

/** A page or blog post to be made. */
export interface PageDraft {
  type: 'page' | 'blogpost';
  spaceKey: string;
  title: string;
  parentId: string | undefined;
  subtype: 'live' | undefined;
  storage: string;
}

/** The next version of a page; a parent is set only where one is given. */
export interface PageChange {
  current: PageHead;
  title: string;
  storage: string;
  parentId: string | undefined;
  message: string | undefined;
  minorEdit: boolean;
}

/** One content property as it is to be. */
export interface PropertyChange {
  key: string;
  /** Any JSON; deletes the property when undefined. */
  value: unknown;
  current: Property | undefined;
}

/** A comment as one answer tells it, the same for both deployments. */
export interface CommentRecord {
  id: string;
  title: string | undefined;
  storage: string;
  created: string | undefined;
  updated: string | undefined;
  author: Person | undefined;
  parentId: string | undefined;
  location: 'footer' | 'inline';
  selection: string | undefined;
  resolution: string | undefined;
}

/** What is needed to answer a comment. */
export interface CommentHead {
  id: string;
  location: 'footer' | 'inline';
  /** The page or blog post it is on. */
  pageId: string;
}

/** Words of a page, and which of their occurrences is meant, counted from 0. */
export interface TextSelection {
  text: string;
  count: number;
  index: number;
}

/** A CQL query and the part of its results that is wanted. */
export interface SearchRequest {
  cql: string;
  start: number;
  limit: number;
}

/** What a deployment is reached through. */
export interface DialectOptions {
  http: HttpClient;
  cache: Cache;
  /** What people open in a browser, without trailing slash; undefined when it is not known. */
  webUrl: string | undefined;
  /** Whether attachments come through the REST API; usual for the deployment where absent. */
  downloadsByRest?: boolean | undefined;
}

/** Everything in which Confluence Cloud and Data Center differ. */
export interface Dialect {
  /** Whether pages can be live docs. */
  readonly liveDocs: boolean;
  /** Whether an update can be marked as minor. */
  readonly minorEdits: boolean;
  /** Whether the threads of inline comments can be resolved and reopened. */
  readonly resolvesComments: boolean;
  readHead(id: string): Promise<PageHead>;
  readPage(id: string, details: readonly PageDetail[]): Promise<PageRecord>;
  /** The page with exactly this title, but for case; undefined when there is none. */
  findPage(
    place: { spaceKey: string; title: string },
    details: readonly PageDetail[],
  ): Promise<PageRecord | undefined>;
  createPage(draft: PageDraft): Promise<PageRecord>;
  updatePage(change: PageChange): Promise<PageRecord>;
  writeProperty(page: PageHead, change: PropertyChange): Promise<void>;
  /** A page with its body as it was in one version. */
  readVersion(page: PageHead, version: number): Promise<PageRecord>;
  /** A page, or what else can have pages below it. */
  readParent(id: string): Promise<PageHead>;
  /** Children in the order of the tree; `next` is the start of those that follow. */
  children(
    page: PageHead,
    request: ChildrenRequest,
  ): Promise<{ records: TreeRecord[]; next: number | undefined }>;
  /** The pages of a space, in any order; `complete` is false when there are more than the most that is read. */
  spacePages(spaceKey: string): Promise<{ pages: TreePage[]; complete: boolean }>;
  /** Id of the page at the top of a space; undefined for a space without one. */
  homePage(spaceKey: string): Promise<string | undefined>;
  deletePage(page: PageHead): Promise<void>;
  movePage(page: PageHead, move: Move): Promise<PageRecord>;
  /** The new page, and what of the old one was left behind. */
  copyPage(page: PageHead, copy: PageCopy): Promise<{ record: PageRecord; notCopied: string[] }>;
  /** All footer and inline comments of a page with their replies. */
  comments(page: PageHead): Promise<CommentRecord[]>;
  addComment(page: PageHead, storage: string): Promise<CommentRecord>;
  inlineComments(page: PageHead): Promise<CommentRecord[]>;
  readComment(id: string): Promise<CommentHead>;
  replyTo(comment: CommentHead, page: PageHead, storage: string): Promise<CommentRecord>;
  /** Resolves or reopens the thread of an inline comment, whichever of its comments is named; its state afterwards. */
  resolveThread(comment: CommentHead, resolved: boolean): Promise<string>;
  addInlineComment(page: PageHead, storage: string, selection: TextSelection): Promise<CommentRecord>;
  /** Display names by `kind:id`; who cannot be found is left out. */
  loadNames(refs: readonly MentionRef[]): Promise<Map<string, string>>;
  /** People whose display name resembles the text, or the one with this login name as id. */
  findPeople(name: string): Promise<Person[]>;
  search(request: SearchRequest): Promise<SearchHit[]>;
  /** Web address of a page or other content that a search found. */
  contentUrl(content: { id: string; spaceKey: string | undefined }): string;
}
