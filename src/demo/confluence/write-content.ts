import type { Call } from '../call.ts';
import { requireWriter } from './access.ts';
import { ancestorsOf, type Content, latest, type Space } from './model.ts';
import { carryTo } from './move-content.ts';
import { refuse } from './refuse.ts';
import type { Store } from './store.ts';

const nouns = { page: 'page', blogpost: 'blog post', comment: 'comment', attachment: 'attachment' } as const;

export interface NewContent {
  type: 'page' | 'blogpost' | 'comment';
  space: Space;
  title: string;
  storage: string;
  parent?: Content | undefined;
  container?: Content | undefined;
  status?: 'current' | 'draft';
}

/** Adds a page, blog post or comment; throws the product's 400 for a title that is empty, too long or taken, 403 for guests. */
export function createContent(store: Store, call: Call, wanted: NewContent): Content {
  const { type, space, title, storage, parent, container, status = 'current' } = wanted;
  requireWriter(call, `Could not create content with type ${type}`);
  if (type !== 'comment') requireFreeTitle(store, call, wanted);
  const at = store.now();
  return store.add({
    id: store.nextId(),
    type,
    space,
    status,
    revisions: [{ number: 1, at, by: call.user, message: '', minorEdit: false, title, body: () => storage }],
    parent,
    container,
    position: parent ? store.below(parent).length : 0,
    labels: [],
    properties: [],
  });
}

interface Titled {
  type: Content['type'];
  space: Space;
  title: string;
  status?: Content['status'];
}

function requireFreeTitle(store: Store, call: Call, { type, space, title, status }: Titled, self?: Content) {
  if (status === 'draft') return;
  const noun = nouns[type];
  if (title.trim() === '') throw refuse(call, 400, `A ${noun} title cannot be empty`);
  if (title.length > 255) throw refuse(call, 400, `Title cannot be longer than 255 characters.`);
  const taken = store.byTitle(space, type, title);
  if (taken && taken !== self)
    throw refuse(
      call,
      400,
      `A ${noun} with this title already exists: A ${noun} already exists with the title ${title} in the space with key ${space.key}`,
    );
}

export interface Edit {
  /** What the caller says the new version is. */
  number: number;
  title?: string | undefined;
  storage?: string | undefined;
  message?: string | undefined;
  minorEdit?: boolean | undefined;
  parent?: Content | undefined;
  status?: 'current' | 'draft' | undefined;
}

/** Adds a version to content; throws the product's 409 unless its number is the current one plus 1. */
export function updateContent(store: Store, call: Call, content: Content, edit: Edit): void {
  requireWriter(
    call,
    `Could not update Content of type : class com.atlassian.confluence.pages.${content.type === 'blogpost' ? 'BlogPost' : 'Page'} with id: ${content.id}`,
  );
  const before = latest(content);
  // A draft stays at version 1 until it is published; it may be written again and again.
  const isDraft = content.status === 'draft';
  if (!isDraft && edit.number !== before.number + 1) throw conflict(call, before.number, edit.number);
  if (!isDraft && edit.status === 'draft')
    throw refuse(call, 400, `Content ${content.id} is published: this site keeps no draft beside it`);
  const title = edit.title ?? before.title;
  const status = edit.status ?? content.status;
  requireFreeTitle(store, call, { type: content.type, space: content.space, title, status }, content);
  requireNoLoop(call, content, edit.parent);
  if (edit.parent) carryTo(store, call, content, edit.parent.space);
  store.change(content, () => {
    const storage = edit.storage;
    const revision = {
      number: isDraft ? before.number : edit.number,
      at: store.now(),
      by: call.user,
      message: edit.message ?? '',
      minorEdit: edit.minorEdit ?? false,
      title,
      body: storage === undefined ? before.body : () => storage,
    };
    if (isDraft) content.revisions.pop();
    content.revisions.push(revision);
    content.status = status;
    if (edit.parent) content.parent = edit.parent;
  });
}

const conflict = (call: Call, current: number, given: number) =>
  refuse(
    call,
    409,
    call.deployment === 'cloud'
      ? `Version must be incremented when updating a page. Current Version: [${current}]. Provided version: [${given}]`
      : `Version must be incremented on update. Current version is: ${current}`,
  );

function requireNoLoop(call: Call, content: Content, parent: Content | undefined): void {
  if (parent && [parent, ...ancestorsOf(parent)].includes(content))
    throw refuse(call, 400, `Can't add a parent that is a descendant of the page: ${content.id}`);
}

/** Moves content to the bin, its children up to where it was; content that is in the bin already goes for good. */
export function removeContent(store: Store, call: Call, content: Content): void {
  requireWriter(call, `Not permitted to delete content with id: ${content.id}`);
  if (content.status !== 'current') {
    store.purge(content);
    return;
  }
  for (const child of [...store.below(content)])
    if (child.type === 'page')
      store.change(child, () => {
        child.parent = content.parent;
      });
  store.change(content, () => {
    content.status = 'trashed';
  });
}
