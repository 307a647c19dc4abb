import { looksLikePage } from './body.ts';

/** What Atlassian says in an error body, whichever of its shapes it has. */
export interface Problem {
  messages: string[];
  fieldErrors: Record<string, string>;
}

const MAX_TEXT = 500;
/** Sentences, and fields, of one error. */
const MOST = 20;

/**
 * Reads an error body: Jira's `errorMessages`/`errors`, Confluence v1's `message`/`data.errors`, Confluence v2's
 * `errors[]`, the OAuth gateway's `message`, service desk's `errorMessage`, or the title of an HTML page.
 */
export function readProblem(text: string, contentType: string): Problem {
  if (looksLikePage(text, contentType)) return { messages: htmlMessage(text), fieldErrors: {} };
  try {
    return fromJson(JSON.parse(text));
  } catch {
    return { messages: text.trim() ? [text.trim().slice(0, MAX_TEXT)] : [], fieldErrors: {} };
  }
}

function htmlMessage(text: string): string[] {
  const title = /<title[^>]{0,200}>([^<]{1,200})/i.exec(text.slice(0, 20_000))?.[1]?.trim();
  if (title) return [`A web page came in the place of data: "${title}"`];
  return text.trimStart().startsWith('<')
    ? ['A web page came in the place of data']
    : [text.trim().slice(0, MAX_TEXT)];
}

function fromJson(body: unknown): Problem {
  const messages: string[] = [];
  const fieldErrors: Record<string, string> = {};
  if (typeof body === 'string') return { messages: [body], fieldErrors };
  if (!isRecord(body)) return { messages, fieldErrors };
  for (const key of ['errorMessages', 'warningMessages']) messages.push(...strings(body[key]));
  for (const key of ['message', 'errorMessage', 'error_description', 'error'])
    if (typeof body[key] === 'string' && messages.length === 0) messages.push(body[key]);
  if (Array.isArray(body.errors)) messages.push(...body.errors.flatMap(listedError));
  else if (isRecord(body.errors))
    for (const [field, text] of Object.entries(body.errors).slice(0, MOST))
      fieldErrors[field.slice(0, MAX_TEXT)] = asText(text).slice(0, MAX_TEXT);
  if (isRecord(body.data) && Array.isArray(body.data.errors))
    messages.push(...body.data.errors.flatMap(listedError));
  return {
    messages: [...new Set(messages.map((text) => text.slice(0, MAX_TEXT)))].slice(0, MOST),
    fieldErrors,
  };
}

/** One entry of an error list: a string, `{title, detail}` (Confluence v2) or `{message: {key|translation}}` (v1). */
function listedError(entry: unknown): string[] {
  if (typeof entry === 'string') return [entry];
  if (!isRecord(entry)) return [];
  if (isRecord(entry.elementErrors)) return [elementError(entry.elementErrors, entry.failedElementNumber)];
  const message = isRecord(entry.message) ? (entry.message.translation ?? entry.message.key) : entry.message;
  const parts = [entry.title, entry.detail, message].filter(
    (part) => typeof part === 'string' && part !== '',
  );
  return parts.length > 0 ? [[...new Set(parts)].join(': ')] : [];
}

/** One refused element of a bulk request, by its place in it: Jira's `{failedElementNumber, elementErrors}`. */
function elementError(problem: Record<string, unknown>, element: unknown): string {
  const { messages, fieldErrors } = fromJson(problem);
  const fields = Object.entries(fieldErrors).map(([field, text]) => `${field}: ${text}`);
  return `Element ${String(element)}: ${[...messages, ...fields].join(' ')}`;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
