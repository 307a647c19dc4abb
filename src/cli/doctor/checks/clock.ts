import type { Finding } from '../finding.ts';
import type { SiteSubject } from '../site-subject.ts';

/** Date headers have seconds, and answers take their time. */
const FINE_MS = 60_000;
/** Log-ins are renewed five minutes before their end. */
const HARMFUL_MS = 300_000;

/** Whether this machine's clock agrees with the site's, by the Date header of its answers. */
export function checkClock({ product, title, clockAheadMs }: SiteSubject): Finding[] {
  const ahead = clockAheadMs();
  if (ahead === undefined) return [];
  const seconds = Math.round(Math.abs(ahead) / 1000);
  const base = { check: 'clock', product, details: { seconds_ahead: Math.round(ahead / 1000) } };
  if (Math.abs(ahead) <= FINE_MS)
    return [{ ...base, status: 'ok', message: `This machine's clock agrees with that of ${title}.` }];
  return [
    {
      ...base,
      status: Math.abs(ahead) > HARMFUL_MS ? 'error' : 'warning',
      message: `This machine's clock is ${seconds} s ${ahead > 0 ? 'ahead of' : 'behind'} that of ${title}: tokens and certificates are judged wrongly.`,
      remedy: 'Synchronize the clock, e.g. with: timedatectl set-ntp true',
    },
  ];
}
