import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** Resident memory of a process in megabytes (2^20 bytes). */
export function residentMb(pid: number): number {
  return Number(ps(pid, 'rss')) / 1024;
}

/** Milliseconds of processor time that a process has used. */
export function processorMsOf(pid: number): number {
  const stat = `/proc/${pid}/stat`;
  if (!existsSync(stat)) return clockMs(ps(pid, 'time'));
  // Linux counts in hundredths of a second; the second field is a name in parentheses.
  const fields = readFileSync(stat, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

function ps(pid: number, name: string): string {
  const { stdout, error } = spawnSync('ps', ['-o', `${name}=`, '-p', String(pid)], { encoding: 'utf8' });
  if (error) throw new Error(`The memory and processor time of processes are read with ps: ${error.message}`);
  return stdout.trim();
}

// [[days-]hours:]minutes:seconds
function clockMs(text: string): number {
  const [days, clock] = text.includes('-') ? text.split('-') : ['0', text];
  const seconds = (clock ?? '').split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  return (Number(days) * 86_400 + seconds) * 1000;
}
