import type { Call } from '../../call.ts';
import { type Content, first, latest, type Revision } from '../model.ts';
import { stamp } from '../stamp.ts';
import { type Expand, expandable } from './expand.ts';
import { userShape } from './user-shape.ts';

/** One version of content in the v1 API. */
export function versionShape(call: Call, content: Content, revision: Revision) {
  const { number, message, minorEdit, at, by } = revision;
  const owner = `/rest/api/content/${content.id}`;
  return {
    by: userShape(call, by),
    when: stamp(call.deployment, at),
    message,
    number,
    minorEdit,
    ...(call.deployment === 'cloud'
      ? { friendlyWhen: friendly(at), contentTypeModified: false }
      : { hidden: false }),
    _links: { self: `${call.base}${owner}/version/${number}` },
    _expandable: { content: owner, ...(call.deployment === 'cloud' && { collaborators: '' }) },
  };
}

/** The short date that v1 gives beside the exact one. */
export const friendly = (at: Date): string =>
  at.toLocaleDateString('en-US', { month: 'short', day: '2-digit', year: 'numeric', timeZone: 'UTC' });

/** Who made content and when, with its neighbours in time where asked for. */
export function historyShape(call: Call, content: Content, revision: Revision, expand: Expand) {
  const made = first(content);
  const neighbour = (step: number) => {
    const found = content.revisions.find(({ number }) => number === revision.number + step);
    return found && versionShape(call, content, found);
  };
  const previous = expand.has('previousVersion') ? neighbour(-1) : undefined;
  const next = expand.has('nextVersion') ? neighbour(1) : undefined;
  return {
    latest: revision === latest(content),
    createdBy: userShape(call, made.by),
    createdDate: stamp(call.deployment, made.at),
    ...(expand.has('lastUpdated') && { lastUpdated: versionShape(call, content, latest(content)) }),
    ...(previous && { previousVersion: previous }),
    ...(next && { nextVersion: next }),
    ...(expand.has('contributors') && { contributors: contributorsOf(call, content) }),
    _links: { self: `${call.base}/rest/api/content/${content.id}/history` },
    _expandable: expandable(expand, {
      lastUpdated: '',
      previousVersion: '',
      contributors: '',
      nextVersion: '',
    }),
  };
}

function contributorsOf(call: Call, content: Content) {
  const people = [...new Set(content.revisions.map(({ by }) => by))];
  const byId = call.deployment === 'cloud' ? 'userAccountIds' : 'userKeys';
  return {
    publishers: {
      users: people.map((user) => userShape(call, user)),
      [byId]: people.map((user) => (call.deployment === 'cloud' ? user.accountId : user.key)),
      _links: { self: call.base },
      _expandable: {},
    },
  };
}
