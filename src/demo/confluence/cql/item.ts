import type { Deployment } from '../../call.ts';
import type { DemoUser } from '../../users.ts';
import { type Content, first, latest, type Space } from '../model.ts';
import { decodeEntities } from '../storage/entities.ts';
import { visibleText } from '../storage/visible-text.ts';

/** Something that a search finds. */
export type Item =
  | { kind: 'content'; content: Content }
  | { kind: 'space'; space: Space }
  | { kind: 'user'; user: DemoUser };

/** The ways in which a query may name a person. */
export const namesOf = (deployment: Deployment, { accountId, name, key }: DemoUser): string[] =>
  deployment === 'cloud' ? [accountId] : [name, key];

export function titleOf(item: Item): string {
  if (item.kind === 'content') return latest(item.content).title;
  return item.kind === 'space' ? item.space.name : item.user.displayName;
}

/** What a reader sees of the item besides its title. */
export function textOf(item: Item): string {
  if (item.kind === 'space') return item.space.description;
  if (item.kind === 'user') return '';
  const { file } = item.content;
  return file ? file.comment : visibleText(latest(item.content).body());
}

export const createdAt = (item: Item): number | undefined =>
  item.kind === 'content'
    ? first(item.content).at.getTime()
    : item.kind === 'space'
      ? item.space.createdAt.getTime()
      : undefined;

export const modifiedAt = (item: Item): number | undefined =>
  item.kind === 'content' ? latest(item.content).at.getTime() : createdAt(item);

/** Ids and names of the people that a body mentions, as written there. */
export function mentionsOf(item: Item): string[] {
  if (item.kind !== 'content') return [];
  const body = latest(item.content).body();
  return [...body.matchAll(/ri:(?:account-id|userkey|username)="([^"]*)"/g)].map(([, id = '']) =>
    decodeEntities(id),
  );
}

/** Names of the macros in a body. */
export const macrosOf = (item: Item): string[] =>
  item.kind === 'content'
    ? [
        ...latest(item.content)
          .body()
          .matchAll(/<ac:structured-macro ac:name="([^"]*)"/g),
      ].map(([, name = '']) => name)
    : [];
