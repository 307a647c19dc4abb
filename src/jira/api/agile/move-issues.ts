import type { HttpClient } from '../../../http/client.ts';
import { isExposed } from '../../../http/errors.ts';
import { PartialFailure } from '../write/partial-failure.ts';

/** Most issues that Jira moves in one request. */
const MOST = 50;

/**
 * Moves issues in as many requests as their number needs. Each request moves all of its issues or none.
 * @throws PartialFailure when one fails after others have moved issues.
 */
export async function moveIssues(
  http: HttpClient,
  { url, keys, done }: { url: string; keys: readonly string[]; done: string },
): Promise<void> {
  for (let at = 0; at < keys.length; at += MOST) {
    try {
      await http.send('POST', url, { body: { issues: keys.slice(at, at + MOST) } });
    } catch (error) {
      if (at === 0 || !isExposed(error)) throw error;
      const parts = [
        `${at} of ${keys.length} issues are now ${done}: ${keys.slice(0, at).join(', ')}.`,
        `Not moved: ${keys.slice(at).join(', ')}.`,
        error.message,
        'Repeat only with those that were not moved.',
      ];
      throw new PartialFailure(parts.join(' '), { cause: error });
    }
  }
}
