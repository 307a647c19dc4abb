import { request } from 'undici';

/** Where requests go and how long they may take. */
export interface Target {
  url: string;
  headers: Record<string, string>;
  timeoutMs: number;
}

const MAX_BYTES = 4_000_000;

/** Sends JSON and gives the JSON of the answer. Throws with the status and the beginning of the answer for an error status. */
export async function postJson({ url, headers, timeoutMs }: Target, body: object): Promise<unknown> {
  const { statusCode, body: stream } = await request(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(timeoutMs),
  });
  let text = '';
  for await (const chunk of stream.setEncoding('utf8')) {
    text += chunk;
    if (text.length > MAX_BYTES) throw new Error(`the endpoint answered more than ${MAX_BYTES} bytes.`);
  }
  if (statusCode >= 400) throw new Error(`the endpoint answered ${statusCode}: ${text.slice(0, 300)}`);
  return JSON.parse(text);
}
