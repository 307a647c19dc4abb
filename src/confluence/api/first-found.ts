import { HttpError } from '../../http/errors.ts';

/** Whether Confluence answered that there is no such thing, or none that this account may see. */
export const isNotFound = (error: unknown): boolean => error instanceof HttpError && error.status === 404;

/** The first that is found, for ids that do not tell what they belong to. @throws the first error where none is. */
export async function firstFound<T>(first: () => Promise<T>, ...others: (() => Promise<T>)[]): Promise<T> {
  try {
    return await first();
  } catch (error) {
    const [next, ...rest] = others;
    if (!next || !isNotFound(error)) throw error;
    return firstFound(next, ...rest).catch((other: unknown) => {
      throw isNotFound(other) ? error : other;
    });
  }
}
