import { UnauthorizedError } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLogInClient, logInAs } from '../support/log-in-client.ts';
import { type ProxyService, startProxyService } from '../support/proxy-service.ts';
import { addComment, createSdkLogIn, readIssue } from '../support/sdk-log-in.ts';

let service: ProxyService;
beforeAll(async () => {
  service = await startProxyService();
});
afterAll(() => service.close());

it('the SDK client discovers, registers, logs in and calls tools', async () => {
  const { client } = await createSdkLogIn(service.base).logIn();
  expect(await readIssue(client)).toMatchObject({ structuredContent: { key: 'PROJ-1' } });
  await client.close();
});

it('the SDK client renews when its token is over', async () => {
  const own = createSdkLogIn(service.base);
  const { client } = await own.logIn();
  await client.close();
  const before = own.memory.tokens;
  if (own.memory.tokens) own.memory.tokens = { ...own.memory.tokens, access_token: 'mcpat_over' };
  const again = await own.connect();
  expect(await readIssue(again.client)).toMatchObject({ structuredContent: { key: 'PROJ-1' } });
  expect(own.memory.tokens?.refresh_token).not.toBe(before?.refresh_token);
  await again.client.close();
});

it('the SDK client is sent to log in again when its log-in was revoked', async () => {
  const own = createSdkLogIn(service.base);
  const { client } = await own.logIn();
  await createLogInClient(service.base).revoke(own.memory.tokens?.refresh_token ?? '');
  await expect(readIssue(client)).rejects.toThrow(UnauthorizedError);
  expect(own.memory.authorizationUrl?.pathname).toBe('/authorize');
});

it('the SDK client steps up when a call needs a scope that its log-in lacks', async () => {
  const { clientId, tokens } = await logInAs(createLogInClient(service.base), { scope: 'read:jira-work' });
  const own = createSdkLogIn(service.base, {
    memory: { client: { client_id: clientId }, tokens: { ...tokens, token_type: 'Bearer' } },
  });
  const { client } = await own.connect();
  expect(await readIssue(client)).toMatchObject({ structuredContent: { key: 'PROJ-1' } });
  await expect(addComment(client)).rejects.toThrow();
  expect(own.memory.authorizationUrl?.searchParams.get('scope')).toContain('write:jira-work');
  await own.finish();
  const wider = await own.connect();
  expect((await addComment(wider.client)).isError).not.toBe(true);
  await wider.client.close();
});
