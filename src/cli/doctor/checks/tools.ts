import { offeredTools } from '../absent-tools.ts';
import type { Finding } from '../finding.ts';
import type { Subject } from '../subject.ts';

/** How many tools are offered, and which are hidden by what. */
export function checkTools({ parts }: Subject): Finding[] {
  const { offered, hidden } = offeredTools(parts);
  const count: Finding =
    offered.length > 0
      ? {
          check: 'tools',
          status: 'ok',
          message: `${offered.length} tools are offered.`,
          details: { offered },
        }
      : {
          check: 'tools',
          status: 'error',
          message: 'No tools are offered.',
          remedy: 'Configure a site with credentials, and look at what hides the tools.',
        };
  return [
    count,
    ...[...hidden].map(
      ([reason, names]): Finding => ({
        check: 'hidden-tools',
        status: 'note',
        message: `${names.length} ${names.length === 1 ? 'tool is' : 'tools are'} hidden: ${reason.replace('does not exist on', 'not on')}.`,
        details: { hidden: names },
      }),
    ),
  ];
}
