import { type Answer, type Call, Refusal, type Route, route } from '../../call.ts';
import { refuse, refuseFields } from '../errors.ts';
import { type Jira, type Visit, visitOf } from '../jira.ts';
import { isRecord } from '../text/check-adf.ts';
import { FieldProblem } from '../write/problem.ts';

type Handle = (visit: Visit) => Answer | Promise<Answer>;

/** One method of a REST resource; `path` is below the deployment's platform API unless it starts at the root. */
export interface Resource {
  method: string;
  path: string;
  only?: 'cloud' | 'datacenter';
  handle: Handle;
}

/** A resource that is read. */
export const get = (path: string, handle: Handle): Resource => ({ method: 'GET', path, handle });
/** A resource that takes a new thing or runs something. */
export const post = (path: string, handle: Handle): Resource => ({ method: 'POST', path, handle });
/** A resource that is changed. */
export const put = (path: string, handle: Handle): Resource => ({ method: 'PUT', path, handle });
/** A resource that is deleted. */
export const remove = (path: string, handle: Handle): Resource => ({ method: 'DELETE', path, handle });
/** Leaves a resource out on Data Center. */
export const onCloud = (resource: Resource): Resource => ({ ...resource, only: 'cloud' });
/** Leaves a resource out on Cloud. */
export const onDataCenter = (resource: Resource): Resource => ({ ...resource, only: 'datacenter' });

const rooted = (path: string): boolean => /^\/(rest|secure|jira\/forms)\//.test(path);

/** The routes of those resources that the deployment has. */
export const routesOf = (jira: Jira, resources: readonly Resource[]): Route[] =>
  resources
    .filter(({ only }) => only === undefined || (only === 'cloud') === jira.cloud)
    .map(({ method, path, handle }) =>
      route(method, rooted(path) ? path : `/rest/api/${jira.cloud ? 3 : 2}${path}`, async (call: Call) => {
        try {
          return await handle(visitOf(jira, call));
        } catch (error) {
          if (error instanceof FieldProblem) throw refuseFields({ [error.key ?? 'field']: error.message });
          throw error;
        }
      }),
    );

/** A decoded `{name}` segment of the path. */
export const segment = ({ call }: Visit, name: string): string => call.params[name] ?? '';

/** The JSON object that the call carries; refuses with 400 when it carries something else. */
export function bodyOf({ call }: Visit): Record<string, unknown> {
  if (isRecord(call.body)) return call.body;
  throw new Refusal(400, {
    errorMessages: ['Invalid request payload. Refer to the REST API documentation and try again.'],
  });
}

/** A whole number of the query, at least 0; refuses with 400 when it is none. */
export function integer({ call }: Visit, name: string, otherwise: number): number {
  const text = call.query.get(name);
  if (text === null || text === '') return otherwise;
  if (!/^-?\d{1,9}$/.test(text)) throw refuse(400, `The value '${text}' of '${name}' is not a number.`);
  return Math.max(0, Number(text));
}

/** The comma-separated parts of all values that the query gives a name. */
export const listed = ({ call }: Visit, name: string): string[] =>
  call.query
    .getAll(name)
    .flatMap((value) => value.split(','))
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Whether the query switches something on. */
export const flag = ({ call }: Visit, name: string, otherwise = false): boolean =>
  (call.query.get(name) ?? String(otherwise)) === 'true';

/** A part of a list, and where it is in the whole. */
export interface Page<T> {
  startAt: number;
  maxResults: number;
  total: number;
  isLast: boolean;
  values: T[];
}

/** The part of a list that `startAt` and `maxResults` ask for. */
export function pageOf<T>(
  visit: Visit,
  all: readonly T[],
  limits: { normal: number; most: number },
): Page<T> {
  const startAt = integer(visit, 'startAt', 0);
  const maxResults = Math.min(integer(visit, 'maxResults', limits.normal), limits.most);
  const values = all.slice(startAt, startAt + maxResults);
  return { startAt, maxResults, total: all.length, isLast: startAt + values.length >= all.length, values };
}
