import { describe, expect, it } from 'vitest';
import type { Exchange } from './openapi/exchange.ts';
import { createContract } from './openapi.ts';

// Where there is no ../shared, the global set-up says so in one line.
const contract = createContract();

const cloudPage = (rest: Partial<Exchange>): Exchange => ({
  product: 'confluence',
  deployment: 'cloud',
  method: 'GET',
  url: 'https://demo.atlassian.net/wiki/api/v2/pages/98310',
  ...rest,
});

const jiraIssue = (rest: Partial<Exchange>): Exchange => ({
  product: 'jira',
  deployment: 'datacenter',
  method: 'GET',
  url: 'http://localhost:8080/jira/rest/api/2/issue/PROJ-1',
  ...rest,
});

describe.runIf(contract)('contract', () => {
  const problems = (exchange: Exchange) => contract?.check(exchange) ?? ['no contract'];

  it('finds operations below gateway, context path and /wiki, and counts what it checked', () => {
    const before = contract?.count ?? 0;
    expect(problems(cloudPage({}))).toEqual([]);
    expect(
      problems(cloudPage({ url: 'https://gateway/ex/confluence/cloud-id/wiki/api/v2/pages/1' })),
    ).toEqual([]);
    expect(problems(jiraIssue({}))).toEqual([]);
    expect(
      problems(jiraIssue({ deployment: 'cloud', url: 'https://x/ex/jira/id/rest/api/3/issue/A-1' })),
    ).toEqual([]);
    expect(problems(jiraIssue({ url: 'http://x/secure/attachment/1/a.png' }))).toEqual([]);
    expect((contract?.count ?? 0) - before).toBe(4);
  });

  it('names unknown paths, wrong methods and unknown parameters', () => {
    expect(problems(cloudPage({ url: 'https://x/api/v2/pages/1' }))[0]).toMatch(/no published API/);
    expect(problems(cloudPage({ url: 'https://x/wiki/api/v2/pagez/1' }))[0]).toMatch(/no such operation/);
    expect(problems(cloudPage({ method: 'PATCH' }))[0]).toMatch(/only takes .*GET/);
    expect(problems(cloudPage({ url: `${cloudPage({}).url}?expand=body` }))).toEqual([
      'GET /pages/{id} (confluence-cloud-v2): ?expand is not a declared query parameter',
    ]);
  });

  it('reads query and path values as their declared type', () => {
    const url = cloudPage({}).url;
    expect(problems(cloudPage({ url: `${url}?version=3&include-labels=true&body-format=view` }))).toEqual([]);
    expect(problems(cloudPage({ url: `${url}?version=three` }))[0]).toMatch(/\?version must be integer/);
    expect(problems(cloudPage({ url: `${url}?body-format=docx` }))[0]).toMatch(/\?body-format must be equal/);
    expect(problems(cloudPage({ url: url.replace('98310', 'abc') }))[0]).toMatch(/\{id\} must be integer/);
    expect(problems(cloudPage({ url: url.replace('/98310', '?id=1&id=2&space-id=3,4') }))).toEqual([]);
  });

  it('checks the request body', () => {
    const post = cloudPage({ method: 'POST', url: 'https://x/wiki/api/v2/pages' });
    expect(problems(post)[0]).toMatch(/must have a body/);
    expect(problems({ ...post, requestBody: { title: 'a' } })[0]).toMatch(
      /request\/spaceId must have required/,
    );
    expect(problems({ ...post, requestBody: { spaceId: '1', title: 'a' } })).toEqual([]);
    expect(problems(cloudPage({ requestBody: {} }))[0]).toMatch(/must not have a body/);
  });

  it('checks status and body of the answer, and lets undeclared errors pass', () => {
    expect(problems(cloudPage({ status: 201, responseBody: {} }))[0]).toMatch(/201 is not declared/);
    expect(problems(cloudPage({ status: 409, responseBody: 'text' }))).toEqual([]);
    expect(problems(cloudPage({ status: 200, responseBody: { id: 7 } }))).toEqual([
      'GET /pages/{id} (confluence-cloud-v2): 200/id must be string',
    ]);
    expect(problems(cloudPage({ status: 200, responseBody: '<html>', contentType: 'text/html' }))).toEqual(
      [],
    );
  });

  it('takes null where OpenAPI says nullable', () => {
    expect(
      problems(cloudPage({ status: 200, responseBody: { id: '7', title: null, lastOwnerId: null } }))[0],
    ).toMatch(/title must be string/);
    expect(problems(cloudPage({ status: 200, responseBody: { id: '7', lastOwnerId: null } }))).toEqual([]);
  });

  it('does not repeat the known faults of the documents', () => {
    const responseBody = { id: '1', key: 'PROJ-1', fields: { summary: 'text', labels: [], duedate: null } };
    expect(problems(jiraIssue({ status: 200, responseBody }))).toEqual([]);
  });
});
