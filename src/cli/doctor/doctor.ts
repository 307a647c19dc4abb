import { refuseContradictions } from '../../compose/contradictions.ts';
import { ConfigError, type Loaded } from '../../config/load.ts';
import { withoutSecrets } from '../../server/log.ts';
import { checkEnvFile } from './checks/env-file.ts';
import { type Finding, hasErrors } from './finding.ts';
import { renderJson, renderText } from './render.ts';
import { createSubject, type Subject } from './subject.ts';

export interface DoctorOptions {
  /** @throws ConfigError that names every wrong option. */
  load(): Loaded;
  /** Found even where `load` fails. */
  envFile: string | undefined;
  offline: boolean;
  json: boolean;
  verbose: boolean;
  /** What is looked at, once the options are valid. */
  examine(subject: Subject): Promise<Finding[]>;
}

/**
 * Examines the configuration and prints what it finds on standard output.
 * @returns 0 when nothing is wrong (warnings may be there), 1 when a check failed, 2 when options are wrong.
 */
export async function runDoctor(options: DoctorOptions): Promise<number> {
  const findings: Finding[] = checkEnvFile(options.envFile);
  const wrong = await examineAll(options, findings);
  const exitCode = wrong ? 2 : Number(hasErrors(findings));
  const shown = findings.map(safe);
  process.stdout.write(options.json ? renderJson(shown, exitCode) : renderText(shown, options.verbose));
  return exitCode;
}

/** Adds to the findings; true when the options are wrong. */
async function examineAll({ load, offline, examine }: DoctorOptions, findings: Finding[]): Promise<boolean> {
  try {
    const loaded = load();
    refuseContradictions(loaded.config);
    const subject = await createSubject(loaded, !offline);
    findings.push({ check: 'options', status: 'ok', message: 'Every option is valid.' });
    findings.push(...(await examine(subject)));
    return false;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const message of error.message.split('\n'))
      findings.push({ check: 'options', status: 'error', message, remedy: 'See docs/configuration.md.' });
    return true;
  }
}

/** Whatever a site or a library put into a message. */
const safe = (finding: Finding): Finding => JSON.parse(JSON.stringify(finding, withoutSecrets)) as Finding;
