import { expect, it } from 'vitest';
import { createNoProxy } from './no-proxy.ts';

it.each([
  ['*', 'https://anything.example', true],
  ['company.com', 'https://company.com', true],
  ['company.com', 'https://jira.company.com', true],
  ['.company.com', 'https://jira.company.com', true],
  ['*.company.com', 'https://jira.company.com', true],
  ['COMPANY.com', 'https://Jira.Company.COM.', true],
  ['company.com', 'https://mycompany.com', false],
  ['company.com', 'https://company.com.evil.example', false],
  ['jira.company.com:8443', 'https://jira.company.com:8443', true],
  ['jira.company.com:443', 'https://jira.company.com', true],
  ['jira.company.com:80', 'http://jira.company.com', true],
  ['jira.company.com:8443', 'https://jira.company.com', false],
  ['127.0.0.1', 'http://127.0.0.1:8080', true],
  ['127.0.0.1:8080', 'http://127.0.0.1:8080', true],
  ['127.0.0.1:8080', 'http://127.0.0.1:9090', false],
  ['10.0.0.0/8', 'http://10.1.2.3', true],
  ['10.0.0.0/8', 'http://11.1.2.3', false],
  ['10.0.0.0/8', 'http://ten.example', false],
  ['::1', 'http://[::1]:8080', true],
  ['fd00::/8', 'http://[fd12::1]', true],
  ['10.0.0.0/8', 'http://[fd12::1]', false],
  ['10.0.0.0/99', 'http://10.1.2.3', false],
])('NO_PROXY=%s and %s: goes around the proxy: %s', (entry, url, expected) => {
  expect(createNoProxy([entry])(new URL(url))).toBe(expected);
});
