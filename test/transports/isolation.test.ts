import { Agent, request } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { users } from '../../src/demo/users.ts';
import { type CountingSite, startSite } from '../support/counting-site.ts';
import { call } from '../support/raw.ts';
import { type Service, startService } from '../support/service.ts';

const CALLERS = 50;
const CALLS_EACH = 40;

/** Stands in a caller's credentials, and in everything that the site answers to this caller. */
const markerOf = (caller: number): string => `marker-${String(caller).padStart(2, '0')}-secret`;

const bearerOf = (header: string): string =>
  /^Basic (.+)$/.test(header)
    ? (Buffer.from(header.slice(6), 'base64').toString('utf8').split(':')[1] ?? '')
    : header.replace(/^Bearer /, '');

let site: CountingSite;
let service: Service;
beforeAll(async () => {
  const known = users.filter(({ active }) => active);
  site = await startSite((inner) => async (incoming) => {
    const marker = bearerOf(incoming.headers.get('authorization') ?? '');
    const number = Number(/^marker-(\d\d)-secret$/.exec(marker)?.[1] ?? Number.NaN);
    const user = known[number % known.length];
    if (!user) return new Response('unknown', { status: 401 });
    const headers = new Headers(incoming.headers);
    headers.set('authorization', `Bearer ${user.token}`);
    const answer = await inner(new Request(incoming.url, { headers }));
    // Names of people, fields and types carry the marker: the latter are what the server caches.
    const text = (await answer.text()).replace(/"(displayName|name)":"([^"]*)"/g, `"$1":"$2 ${marker}"`);
    return new Response(text, { status: answer.status, headers: { 'content-type': 'application/json' } });
  });
  service = await startService({ JIRA_URL: site.url, JIRA_PERSONAL_TOKEN: 'operators-token' });
});
afterAll(() => {
  service.child.kill();
  site.close();
});

/** Each caller proves who it is in one of the ways that there are. */
const waysToSign: ((secret: string) => Record<string, string>)[] = [
  (secret) => ({ authorization: `Bearer ${secret}` }),
  (secret) => ({ authorization: `token ${secret}` }),
  (secret) => ({ authorization: `Basic ${Buffer.from(`me@demo.example:${secret}`).toString('base64')}` }),
  (secret) => ({ 'X-Atlassian-Jira-Personal-Token': secret }),
  (secret) => ({ 'X-Atlassian-Jira-Username': 'me', 'X-Atlassian-Jira-Api-Token': secret }),
];

const whoAmI = call('jira_get_user_profile', { user_identifier: 'me' });
const linkTypes = call('jira_get_link_types', {});
const issue = call('jira_get_issue', { issue_key: 'PROJ-1', fields: 'assignee', comment_limit: 0 });
/** The one whose answer the server keeps for the caller. */
const fields = call('jira_search_fields', { keyword: 'story', limit: 3 });
const calls = [whoAmI, linkTypes, whoAmI, fields, linkTypes, whoAmI, issue, linkTypes];

const agent = new Agent({ keepAlive: true, maxSockets: CALLERS });
afterAll(() => agent.destroy());

/** Plain callers and clients of the handshake era, which take event streams. */
const styles = [
  { accept: '*/*', frame: (body: object) => body },
  {
    accept: 'application/json, text/event-stream',
    frame: (body: object) => ({ jsonrpc: '2.0', id: 1, ...body }),
  },
];

const post = (headers: Record<string, string>, body: object): Promise<string> =>
  new Promise((resolve, reject) => {
    const sent = request(
      service.mcp,
      { method: 'POST', agent, headers: { 'content-type': 'application/json', ...headers } },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('end', () => resolve(text));
      },
    );
    sent.on('error', reject);
    sent.end(JSON.stringify(body));
  });

/** One caller's calls, one after another; gives back the markers of all answers. */
async function play(caller: number): Promise<string[][]> {
  const signed = waysToSign[caller % waysToSign.length]?.(markerOf(caller)) ?? {};
  const found: string[][] = [];
  for (let turn = 0; turn < CALLS_EACH; turn++) {
    const style = styles[(caller + turn) % styles.length] ?? styles[0];
    const body = calls[turn % calls.length];
    if (!style || !body) throw new Error('nothing to play');
    const text = await post({ ...signed, accept: style.accept }, style.frame(body));
    found.push([...new Set(text.match(/marker-\d\d-secret/g) ?? [`none in ${text.slice(0, 300)}`])]);
  }
  return found;
}

it(`${CALLERS} callers in parallel, ${CALLERS * CALLS_EACH} calls: every answer is the caller's own, and the log keeps every secret`, async () => {
  const answers = await Promise.all(Array.from({ length: CALLERS }, (_, caller) => play(caller)));
  expect(answers.flat()).toHaveLength(CALLERS * CALLS_EACH);
  for (const [caller, own] of answers.entries())
    for (const markers of own) expect(markers).toEqual([markerOf(caller)]);
  expect(service.output.stderr.length).toBeGreaterThan(1_000);
  expect(service.output.stderr).not.toMatch(/marker-|operators-token/);
  expect(site.received.map(({ headers }) => headers.get('authorization'))).not.toContain(
    'Bearer operators-token',
  );
}, 300_000);
