import type { Deployment } from '../../call.ts';
import { type DemoUser, users } from '../../users.ts';
import { cdata, escapeXml } from '../storage/escape.ts';

/** What a seeded body needs to know to be written: whose face it is for, and when "now" is. */
export interface Seed {
  deployment: Deployment;
  now: Date;
}

/** The person with this login name; the seeded content names only people who exist. */
export function person(name: string): DemoUser {
  const found = users.find((user) => user.name === name);
  if (!found) throw new Error(`no demo user ${name}`);
  return found;
}

/** A mention as each product stores it: by account id on Cloud, by user key on Data Center. */
export function mention({ deployment }: Seed, name: string): string {
  const { accountId, key } = person(name);
  const reference = deployment === 'cloud' ? `ri:account-id="${accountId}"` : `ri:userkey="${key}"`;
  return `<ac:link><ri:user ${reference} /></ac:link>`;
}

/** A mention by login name, as pages from before user keys still have it; Cloud has none of these. */
export const oldMention = (seed: Seed, name: string): string =>
  seed.deployment === 'cloud' ? mention(seed, name) : `<ac:link><ri:user ri:username="${name}" /></ac:link>`;

/** The day that lies this many days from now, as `<time>` holds it. */
export function day({ now }: Seed, offset: number): string {
  return new Date(now.getTime() + offset * 86_400_000).toISOString().slice(0, 10);
}

export const parameter = (name: string, value: string): string =>
  `<ac:parameter ac:name="${name}">${escapeXml(value)}</ac:parameter>`;

interface MacroParts {
  parameters?: Record<string, string>;
  /** Storage inside the macro. */
  rich?: string;
  /** Text inside the macro. */
  plain?: string;
}

/** A macro as the editor saves it, with an id that depends on its content only. */
export function macro(name: string, { parameters = {}, rich, plain }: MacroParts = {}): string {
  const settings = Object.entries(parameters).map(([key, value]) => parameter(key, value));
  const body =
    rich === undefined
      ? plain === undefined
        ? ''
        : `<ac:plain-text-body>${cdata(plain)}</ac:plain-text-body>`
      : `<ac:rich-text-body>${rich}</ac:rich-text-body>`;
  const inner = settings.join('') + body;
  return `<ac:structured-macro ac:name="${name}" ac:schema-version="1" ac:macro-id="${macroId(name + inner)}">${inner}</ac:structured-macro>`;
}

/** A 32-bit FNV-1a hash. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return value >>> 0;
}

function macroId(text: string): string {
  const hex = [text, `${text}.`, `.${text}`, `.${text}.`].map((part) =>
    hash(part).toString(16).padStart(8, '0'),
  );
  const all = hex.join('');
  return `${all.slice(0, 8)}-${all.slice(8, 12)}-4${all.slice(13, 16)}-8${all.slice(17, 20)}-${all.slice(20, 32)}`;
}

export const code = (language: string, plain: string, title?: string): string =>
  macro('code', { parameters: { language, ...(title !== undefined && { title }) }, plain });

export const status = (colour: string, title: string): string =>
  macro('status', { parameters: { title, colour } });

/** A link to a page by its title; `text` in CDATA, as the old editor saves it. */
export const pageLink = (title: string, text?: string): string =>
  `<ac:link><ri:page ri:content-title="${escapeXml(title)}" />${text === undefined ? '' : `<ac:plain-text-link-body>${cdata(text)}</ac:plain-text-link-body>`}</ac:link>`;

export const attachedImage = (file: string, width?: number): string =>
  `<ac:image ac:alt="${escapeXml(file)}"${width === undefined ? '' : ` ac:width="${width}"`}><ri:attachment ri:filename="${escapeXml(file)}" /></ac:image>`;

export interface Task {
  id: number;
  done: boolean;
  body: string;
}

export const taskList = (tasks: Task[]): string =>
  `<ac:task-list>${tasks
    .map(
      ({ id, done, body }) =>
        `<ac:task><ac:task-id>${id}</ac:task-id><ac:task-status>${done ? 'complete' : 'incomplete'}</ac:task-status><ac:task-body>${body}</ac:task-body></ac:task>`,
    )
    .join('')}</ac:task-list>`;

export const emoticon = (name: string, shortname: string, fallback: string): string =>
  `<ac:emoticon ac:name="${name}" ac:emoji-shortname=":${shortname}:" ac:emoji-id="${fallback.codePointAt(0)?.toString(16)}" ac:emoji-fallback="${fallback}" />`;

export const marker = (ref: string, text: string): string =>
  `<ac:inline-comment-marker ac:ref="${ref}">${text}</ac:inline-comment-marker>`;
