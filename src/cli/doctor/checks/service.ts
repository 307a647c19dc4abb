import { noteAccess } from '../../../compose/access-notice.ts';
import type { Finding } from '../finding.ts';
import { createNotices, OFFLINE, type Subject } from '../subject.ts';

/** What the server would say at its start beside what is checked elsewhere: the shared store, and nothing when offline. */
export const checkNotices = ({ notices }: Subject): Finding[] =>
  notices
    .filter(({ message }) => !message.startsWith('The shared store') && !message.includes(OFFLINE))
    .map(({ level, message }) => ({
      check: 'options',
      status: level === 'WARNING' ? 'warning' : 'error',
      message,
    }));

/** Who may call over HTTP without credentials. */
export async function checkAccess({ loaded: { config }, parts }: Subject): Promise<Finding[]> {
  if (config.transport === 'stdio') return [];
  const { notices, log } = createNotices();
  await noteAccess(parts, log);
  return notices.map(({ level, message }) => ({
    check: 'access',
    status: level === 'WARNING' ? 'warning' : 'note',
    message,
  }));
}

/** Whether the store that several processes share can be reached. */
export async function checkState({ online, parts: { shared } }: Subject): Promise<Finding[]> {
  if (!online || shared.kept !== 'redis') return [];
  return shared.state.ping().then(
    () => [{ check: 'state', status: 'ok', message: 'The shared store answers.' } as const],
    (error: Error) => [
      {
        check: 'state',
        status: 'error',
        message: error.message,
        remedy: 'Check MCP_STATE_URL, and that the store runs.',
      } as const,
    ],
  );
}
