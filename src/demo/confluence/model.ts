import type { DemoUser } from '../users.ts';

export interface Space {
  id: string;
  key: string;
  name: string;
  description: string;
  /** The page at its top. */
  homeId: string;
  createdAt: Date;
  author: DemoUser;
  /** Login names of those who may see the space; everybody when absent. */
  readers?: readonly string[];
}

/** One version of a page, blog post, comment or attachment. */
export interface Revision {
  number: number;
  at: Date;
  by: DemoUser;
  message: string;
  minorEdit: boolean;
  title: string;
  /** Storage format. A function, so that a large site does not hold every body in memory. */
  body(): string;
}

export interface Label {
  id: string;
  name: string;
}

export interface Property {
  id: string;
  key: string;
  value: unknown;
  version: { number: number; at: Date; by: DemoUser; message: string };
}

/** Where an inline comment is anchored: the `ac:ref` of its marker in the page, and the words it marks. */
export interface InlineAnchor {
  markerRef: string;
  selection: string;
  status: 'open' | 'resolved' | 'reopened';
  changedBy: DemoUser;
  changedAt: Date;
}

export interface AttachedFile {
  mediaType: string;
  bytes: Uint8Array;
  comment: string;
}

export interface Content {
  readonly id: string;
  readonly type: 'page' | 'blogpost' | 'comment' | 'attachment';
  space: Space;
  status: 'current' | 'draft' | 'trashed';
  /** Oldest first, never empty. */
  revisions: Revision[];
  /** The page above a page; the comment that a reply answers. */
  parent: Content | undefined;
  /** The page or blog post that a comment or attachment belongs to. */
  container: Content | undefined;
  position: number;
  labels: readonly Label[];
  properties: readonly Property[];
  /** Login names of those who may see the content; those who see the space when absent. */
  readers?: readonly string[];
  inline?: InlineAnchor;
  file?: AttachedFile;
}

/** The newest version. */
export function latest(content: Content): Revision {
  const revision = content.revisions.at(-1);
  if (!revision) throw new Error(`content ${content.id} has no version`);
  return revision;
}

/** The first version: who created the content, and when. */
export function first(content: Content): Revision {
  return content.revisions[0] ?? latest(content);
}

/** The pages above a page, the space's home page first. */
export function ancestorsOf(content: Content): Content[] {
  const above: Content[] = [];
  for (let page = content.parent; page; page = page.parent) above.unshift(page);
  return above;
}
