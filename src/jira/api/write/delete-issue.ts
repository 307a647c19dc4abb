import { z } from 'zod';
import { HttpError, InvalidArgument } from '../../../http/errors.ts';
import { path } from '../../../http/path.ts';
import type { Connection } from '../connection.ts';
import type { IssueGuard } from '../issue/issue-guard.ts';
import { maybe } from '../maybe.ts';

const MAX_LISTED = 10;

const WithSubtasks = z.object({
  fields: maybe(z.object({ subtasks: maybe(z.array(z.object({ key: z.string() }))) })),
});

/** Deletes an issue; its sub-tasks only on request. */
export function createDeleteIssue({ http, dialect }: Connection, guard: IssueGuard) {
  const at = (key: string) => dialect.rest + path`/issue/${key}`;

  const remove = (key: string, deleteSubtasks: boolean): Promise<void> =>
    http.send('DELETE', at(key), { query: { deleteSubtasks } });

  async function subtasksOf(key: string): Promise<string[]> {
    const { fields } = await http.get(at(key), WithSubtasks, { query: { fields: 'subtasks' } });
    return (fields?.subtasks ?? []).map((subtask) => subtask.key);
  }

  /** @throws InvalidArgument when there are sub-tasks and they are not to be deleted; nothing is deleted then. */
  return async (key: string, options: { subtasks: boolean }): Promise<{ message: string }> => {
    await guard(key);
    if (options.subtasks) {
      const gone = await subtasksOf(key);
      await remove(key, gone.length > 0);
      return {
        message: gone.length > 0 ? `Issue ${key} and ${count(gone)} deleted` : `Issue ${key} deleted`,
      };
    }
    try {
      await remove(key, false);
    } catch (error) {
      const kept = error instanceof HttpError && error.status === 400 ? await subtasksOf(key) : [];
      if (kept.length === 0) throw error;
      throw new InvalidArgument(
        `Nothing was deleted: ${key} has ${count(kept)}. To delete them as well, call again with delete_subtasks true.`,
        { cause: error },
      );
    }
    return { message: `Issue ${key} deleted` };
  };
}

function count(keys: readonly string[]): string {
  const more = keys.length > MAX_LISTED ? `, and ${keys.length - MAX_LISTED} more` : '';
  const listed = keys.slice(0, MAX_LISTED).join(', ');
  return `${keys.length} ${keys.length === 1 ? 'sub-task' : 'sub-tasks'} (${listed}${more})`;
}
