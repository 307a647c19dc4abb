import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTokenStore } from './token-store.ts';

const entries = new Map<string, string>();
let broken = false;
vi.mock('@napi-rs/keyring', () => ({
  AsyncEntry: class {
    readonly key: string;
    constructor(service: string, name: string) {
      this.key = `${service} ${name}`;
    }
    async getPassword() {
      if (broken) throw new Error('no keyring on this machine');
      return entries.get(this.key);
    }
    async setPassword(value: string) {
      entries.set(this.key, value);
    }
  },
}));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mcp-atlassian-store-'));
  entries.clear();
  broken = false;
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = (rest: object = {}) => createTokenStore({ folder, clientId: 'id', useKeyring: true, ...rest });
const PLAIN = 'mcp-atlassian-oauth oauth-id';

describe("the operating system's keyring", () => {
  it('is read under the name that the reference server uses', async () => {
    entries.set(PLAIN, JSON.stringify({ access_token: 'from keyring', expires_at: 5 }));
    expect(await open().load()).toMatchObject({ access_token: 'from keyring' });
  });

  it('counts only where it holds the newer log-in', async () => {
    entries.set(PLAIN, JSON.stringify({ access_token: 'old', expires_at: 5 }));
    writeFileSync(join(folder, 'oauth-id.json'), JSON.stringify({ access_token: 'new', expires_at: 9 }));
    expect(await open().load()).toMatchObject({ access_token: 'new' });
  });

  it('gets what the file gets, by the plain name and the one with the site', async () => {
    const draft = await open().prepare();
    await draft.commit({ access_token: 'a', cloud_id: 'site' });
    expect([...entries.keys()]).toEqual([PLAIN, `${PLAIN}-cloud-site`]);
    expect(JSON.parse(readFileSync(join(folder, 'oauth-id.json'), 'utf8'))).toEqual({
      access_token: 'a',
      cloud_id: 'site',
    });
  });

  it('that is missing or damaged leaves the file in charge', async () => {
    writeFileSync(join(folder, 'oauth-id.json'), JSON.stringify({ access_token: 'file' }));
    entries.set(PLAIN, 'not JSON');
    expect(await open().load()).toMatchObject({ access_token: 'file' });
    broken = true;
    expect(await open().load()).toMatchObject({ access_token: 'file' });
  });

  it('keeps the log-ins of two Data Center sites with one client id apart', async () => {
    const [one, two] = ['https://one.example', 'https://two.example'].map((siteUrl) => open({ siteUrl }));
    await (await one?.prepare())?.commit({ access_token: '1', base_url: 'https://one.example' });
    await (await two?.prepare())?.commit({ access_token: '2', base_url: 'https://two.example' });
    expect(await one?.load()).toMatchObject({ access_token: '1' });
    expect(await two?.load()).toMatchObject({ access_token: '2' });
  });
});
