import { HttpError } from '../../http/errors.ts';
import type { Dialect } from './dialect.ts';
import { TitleTaken } from './errors.ts';

interface Wanted {
  spaceKey: string | undefined;
  title: string;
}

/**
 * The error of a write, with the page that has the title already where that was the reason.
 * @returns the error itself for any other reason.
 */
export async function explainTitle(
  error: unknown,
  { findPage }: Pick<Dialect, 'findPage'>,
  { spaceKey, title }: Wanted,
): Promise<unknown> {
  if (!(error instanceof HttpError) || error.status !== 400) return error;
  if (spaceKey === undefined || !/title/i.test(error.message) || !/exist/i.test(error.message)) return error;
  const found = await findPage({ spaceKey, title }, []).catch(() => undefined);
  const remedy = found
    ? `Page ${found.id} (${found.url}) has this title: change that one with confluence_update_page, or choose another title.`
    : 'This account cannot see the page that has it, which may be archived or in the trash: choose another title.';
  return new TitleTaken(`${error.message} Nothing was written. ${remedy}`, { cause: error });
}
