import { z } from 'zod';
import { path } from '../../../http/path.ts';
import { formOf, type NewFile, uploadHeaders } from '../attachments/new-files.ts';
import type { Connection } from '../connection.ts';
import { maybe, wireId } from '../maybe.ts';
import type { Transitions } from '../transitions.ts';
import type { UpdatePlan } from './update-plan.ts';
import type { WriteStep } from './write-steps.ts';

const Uploaded = z.array(z.object({ id: maybe(wireId), filename: z.string(), size: maybe(z.number()) }));
/** Files as Jira lists them after an upload. */
export type Uploaded = z.infer<typeof Uploaded>;

/** The requests of an update that has been checked. */
export function createUpdateSteps({ http, dialect }: Connection, transitions: Transitions) {
  const at = (key: string) => dialect.rest + path`/issue/${key}`;

  const upload = (key: string, files: readonly NewFile[]): Promise<Uploaded> =>
    http.post(`${at(key)}/attachments`, Uploaded, { form: formOf(files), headers: uploadHeaders });

  /** In the order in which they are sent; `uploaded` receives what Jira answers for the files. */
  return (key: string, update: UpdatePlan, uploaded: Uploaded): WriteStep[] => {
    const { fields, files, transition, comment, worklog } = update;
    const steps: (WriteStep | false)[] = [
      Object.keys(fields).length > 0 && {
        name: 'fields',
        done: 'fields_updated',
        run: () => http.send('PUT', at(key), { body: { fields } }),
      },
      files.length > 0 && {
        name: 'attachments',
        done: 'attachments_uploaded',
        run: async () => uploaded.push(...(await upload(key, files))),
      },
      transition !== undefined && {
        name: 'transition',
        done: `transitioned_to:${transition.to?.name ?? transition.name}`,
        run: () => transitions.take(key, { id: transition.id }),
      },
      comment !== undefined && { name: 'comment', done: 'comment_added', run: () => comment(key) },
      worklog !== undefined && {
        name: 'worklog',
        done: 'worklog_added',
        run: () => http.send('POST', `${at(key)}/worklog`, { body: worklog }),
      },
    ];
    return steps.filter((step) => step !== false);
  };
}
