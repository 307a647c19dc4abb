import { version } from '../../version.ts';
import type { Finding, FindingStatus } from './finding.ts';
import { titles } from './site-subject.ts';

const marks: Record<FindingStatus, string> = {
  ok: 'ok     ',
  note: 'note   ',
  skipped: 'skipped',
  warning: 'WARNING',
  error: 'ERROR  ',
};

/** The findings for people, one a line, with what to do below. */
export function renderText(findings: readonly Finding[], verbose: boolean): string {
  const lines = findings.flatMap((finding) => [
    `${marks[finding.status]}  ${label(finding)}: ${finding.message}`,
    ...(finding.remedy ? [`         -> ${finding.remedy}`] : []),
    ...(verbose ? describeDetails(finding) : []),
  ]);
  return `${[...lines, '', summary(findings)].join('\n')}\n`;
}

const label = ({ check, product }: Finding): string => (product ? `${titles[product]} ${check}` : check);

const describeDetails = ({ details = {} }: Finding): string[] =>
  Object.entries(details).map(([name, value]) => `         ${name}: ${inWords(value)}`);

const inWords = (value: unknown): string =>
  Array.isArray(value) ? value.join(' ') || 'none' : String(value);

function summary(findings: readonly Finding[]): string {
  const problems = (['error', 'warning'] as const).map((status) => {
    const count = findings.filter((finding) => finding.status === status).length;
    return `${count} ${status}${count === 1 ? '' : 's'}`;
  });
  return `mcp-atlassian ${version} on Node.js ${process.versions.node}: ${problems.join(', ')}.`;
}

/** The findings for programs. */
export const renderJson = (findings: readonly Finding[], exitCode: number): string =>
  `${JSON.stringify({ version, node: process.versions.node, exit_code: exitCode, findings }, null, 2)}\n`;
