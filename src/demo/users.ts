import type { Deployment } from './deployment.ts';

/** A person of the demo site; the Cloud face knows the account id, the Data Center face the name and key. */
export interface DemoUser {
  accountId: string;
  /** Data Center login name. */
  name: string;
  /** Data Center user key. */
  key: string;
  displayName: string;
  email: string;
  active: boolean;
  timeZone: string;
  /** What the demo site takes as API token, password or personal access token. */
  token: string;
}

const person = (
  index: number,
  name: string,
  displayName: string,
  rest: Partial<DemoUser> = {},
): DemoUser => ({
  accountId: `712020:00000000-0000-4000-8000-0000000000${String(index).padStart(2, '0')}`,
  name,
  key: `JIRAUSER101${String(index).padStart(2, '0')}`,
  displayName,
  email: `${name}@demo.example`,
  active: true,
  timeZone: 'Europe/Berlin',
  token: `demo-token-${name}`,
  ...rest,
});

/** The first user is the operator; two people share the display name "Sam Lee"; one is inactive. */
export const users: readonly DemoUser[] = [
  person(1, 'ada', 'Ada Lovelace', { token: 'demo-token' }),
  // The deployment guide's placeholder is this user's OAuth token.
  person(2, 'grace', 'Grace Hopper', { token: 'YOUR_OAUTH_TOKEN' }),
  person(3, 'linus', 'Linus Torvalds'),
  person(4, 'barbara', 'Barbara Liskov'),
  person(5, 'edsger', 'Edsger Dijkstra'),
  person(6, 'margaret', 'Margaret Hamilton'),
  person(7, 'slee', 'Sam Lee'),
  person(8, 'slee2', 'Sam Lee'),
  person(9, 'katherine', 'Katherine Johnson'),
  person(10, 'jurgen', 'Jürgen Groß'),
  person(11, 'radia', 'Radia Perlman'),
  person(12, 'dennis', 'Dennis Ritchie', { active: false }),
  person(13, 'guest', 'Guest Reader'),
];

/** The cloud id under which the demo site answers at the OAuth gateway. */
export const cloudIds: readonly string[] = ['YOUR_CLOUD_ID', '11111111-2222-4333-8444-555555555555'];

const bearerOf = (header: string): string | undefined => /^Bearer (.+)$/.exec(header)?.[1];

const basicOf = (header: string): { name: string; secret: string } | undefined => {
  const encoded = /^Basic (.+)$/.exec(header)?.[1];
  if (!encoded) return undefined;
  const [name = '', ...secret] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return { name, secret: secret.join(':') };
};

/** Who sends this Authorization header; undefined when the demo site does not accept it. */
export function authenticate(header: string | null, deployment: Deployment): DemoUser | undefined {
  if (!header) return undefined;
  const bearer = bearerOf(header);
  if (bearer) return users.find((user) => user.active && user.token === bearer);
  const basic = basicOf(header);
  const login = (user: DemoUser) => (deployment === 'cloud' ? user.email : user.name);
  return users.find(
    (user) => user.active && basic && login(user) === basic.name && user.token === basic.secret,
  );
}

/** What a download address carries in the place of credentials. */
export const ticketFor = ({ accountId }: DemoUser): string => `ticket-${accountId}`;

/** Whose download address this is. */
export const holderOf = (ticket: string | null): DemoUser | undefined =>
  users.find((user) => ticket === ticketFor(user));
