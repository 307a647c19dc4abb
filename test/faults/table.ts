import type { Fault } from './fault-site.ts';
import type { Operation } from './operations.ts';

/** What has to come of one operation: how many requests, and a right answer or these words. */
export interface Expected {
  requests: number;
  says: RegExp | 'right';
}

export interface Row {
  name: string;
  fault: Fault;
  expected: Record<Operation, Expected>;
}

const unsure = (words: string) => new RegExp(`${words}.*not known: check before repeating it`, 's');
/** A reading operation is asked again, which does not mend it. */
const ASKED = 3;

export const everywhere = (requests: number, says: Expected['says']): Row['expected'] => ({
  read: { requests, says },
  write: { requests, says },
  upload: { requests, says },
  download: { requests, says },
});

/** Reads and downloads end so; writes and uploads in the same words, with doubt about the change, after one request. */
export const doubtful = (reads: number, words: string): Row['expected'] => ({
  ...everywhere(reads, new RegExp(words)),
  write: { requests: 1, says: unsure(words) },
  upload: { requests: 1, says: unsure(words) },
});

const json = (status: number, body: unknown, headers: Record<string, string> = {}): Fault => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return ({ request, response }) => {
    request.resume();
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
  };
};
const page = (status: number, title: string, type = 'text/html'): Fault =>
  json(status, `<!DOCTYPE html><html><head><title>${title}</title></head></html>`, { 'content-type': type });
const once =
  (fault: Fault, times = 1): Fault =>
  (exchange) =>
    exchange.number <= times ? fault(exchange) : exchange.pass();
const says = (message: string) => ({ message, errorMessages: [message] });
const redirect =
  (to: (host: string) => string): Fault =>
  ({ request, response }) => {
    request.resume();
    response.writeHead(302, { location: to(String(request.headers.host)) }).end();
  };
const LONG = 5 * 1024 * 1024;

/** The rows that end within seconds; those that take long or move much are in the system tests. */
export const rows: readonly Row[] = [
  {
    name: '429 with Retry-After: 1',
    fault: once(json(429, says('Rate limit exceeded'), { 'retry-after': '1' })),
    expected: everywhere(2, 'right'),
  },
  {
    name: '429 with Retry-After: 0',
    fault: once(json(429, says('Rate limit exceeded'), { 'retry-after': '0' })),
    expected: everywhere(2, 'right'),
  },
  {
    name: '429 with Retry-After: a date',
    fault: (exchange) =>
      once(
        json(429, says('Rate limit exceeded'), {
          'retry-after': new Date(Date.now() + 1_000).toUTCString(),
        }),
      )(exchange),
    expected: everywhere(2, 'right'),
  },
  {
    name: '429 with Retry-After: 1e9',
    fault: json(429, says('Rate limit exceeded'), {
      'retry-after': '1e9',
      'x-ratelimit-limit': '350',
      'x-ratelimit-remaining': '0',
      'ratelimit-reason': 'jira-burst-based',
    }),
    expected: everywhere(
      1,
      /answered 429 .* Rate limit exceeded\. The rate limit is reached: the wait of 1000000000 s that came with it cannot be meant.* Quota: 0 of 350 left, limit jira-burst-based/,
    ),
  },
  {
    name: '503 twice, then 200',
    fault: once(page(503, 'Service Unavailable'), 2),
    expected: {
      ...everywhere(ASKED, 'right'),
      write: { requests: 1, says: unsure('answered 503 .*Service Unavailable') },
      upload: { requests: 1, says: unsure('answered 503 .*Service Unavailable') },
    },
  },
  {
    name: '500 with a page',
    fault: page(500, 'Oops'),
    expected: {
      ...everywhere(
        1,
        /answered 500 .*A web page came.*Oops.*a fault inside Confluence; a later retry may help/,
      ),
      write: { requests: 1, says: unsure('answered 500 .*Oops') },
      upload: { requests: 1, says: unsure('answered 500 .*Oops') },
    },
  },
  {
    name: '401',
    fault: json(401, says('Client must be authenticated')),
    expected: everywhere(
      1,
      /answered 401 .*does not accept these credentials: check the user name and token/,
    ),
  },
  {
    name: '403',
    fault: json(403, says('Not allowed')),
    expected: everywhere(1, /answered 403 .*Not allowed\. .*lacks the permission/),
  },
  {
    name: "403 with a firewall's page",
    fault: page(403, 'Blocked by policy 4711'),
    expected: everywhere(1, /answered 403 .*Blocked by policy 4711.*firewall, gateway or proxy in between/),
  },
  {
    name: '404',
    fault: json(404, says('No such thing')),
    expected: everywhere(1, /answered 404|not found|No such thing/i),
  },
  {
    name: '409',
    fault: json(409, says('Version must be incremented')),
    expected: everywhere(1, /answered 409 .*Version must be incremented.*changed meanwhile: read it again/),
  },
  {
    name: '413',
    fault: json(413, says('Too big')),
    expected: everywhere(1, /answered 413 .*too large: send less at once/),
  },
  {
    name: 'truncated JSON',
    fault: json(200, '{"id":"98310","title":"Rel'),
    expected: {
      ...doubtful(1, 'the answer is not complete JSON: it was cut off'),
      // A file may hold anything.
      download: { requests: 1, says: /98310/ },
    },
  },
  {
    name: 'a body cut in the middle',
    fault: ({ request, response }) => {
      request.resume();
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
      response.write('{"id":', () => setTimeout(() => response.destroy(), 20));
    },
    expected: doubtful(ASKED, 'the connection was (closed before the answer was complete|reset)'),
  },
  {
    name: 'a log-in page with status 200 and the type of JSON',
    fault: page(200, 'Log in', 'application/json'),
    expected: doubtful(1, 'a web page came in the place of (data|the file), such as a log-in'),
  },
  {
    name: 'a log-in page with status 200',
    fault: page(200, 'Log in'),
    expected: doubtful(1, 'a web page came in the place of (data|the file), such as a log-in'),
  },
  {
    name: 'invalid UTF-8',
    fault: ({ request, response }) => {
      request.resume();
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(Buffer.concat([Buffer.from('{"title":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]));
    },
    expected: {
      ...doubtful(1, 'the answer is not text in UTF-8'),
      // A file need not be text.
      download: { requests: 1, says: /eyJ0aXRsZSI6Iv\/\+In0=/ },
    },
  },
  {
    name: 'a body of 5 MB',
    fault: json(200, JSON.stringify({ id: '98310', type: 'page', title: 'x'.repeat(LONG) })),
    expected: {
      // One answer to an assistant has a limit of its own.
      read: { requests: 1, says: /The answer has 5\d{6} characters, more than the 1000000/ },
      write: { requests: 1, says: /The change was made, but its answer has 5\d{6} characters/ },
      upload: { requests: 1, says: /The change was made, but its answer has 5\d{6} characters/ },
      download: { requests: 1, says: /file_size\W+52429\d\d\b/ },
    },
  },
  {
    name: 'a slow drip',
    fault: ({ request, response }) => {
      request.resume();
      response.writeHead(200, { 'content-type': 'application/json' });
      const drip = setInterval(() => response.write(' '), 50);
      response.once('close', () => clearInterval(drip));
    },
    expected: doubtful(1, 'no complete answer within 5 s'),
  },
  {
    name: 'silence',
    fault: ({ request }) => void request.resume(),
    expected: doubtful(1, 'no complete answer within 5 s'),
  },
  {
    name: 'a redirect loop',
    fault: redirect(() => '/confluence/again'),
    expected: everywhere(1, /answered 302 .*redirects to another path, again and again/),
  },
  {
    name: 'a redirect to another host',
    fault: redirect(() => 'https://sso.example/login?ticket=s3cret'),
    expected: everywhere(1, /answered 302 .*redirects to https:\/\/sso\.example: configure that address/),
  },
  {
    name: 'a reset while sending',
    fault: ({ request }) => void request.socket.destroy(),
    expected: doubtful(ASKED, 'the connection was (closed|reset)'),
  },
];
