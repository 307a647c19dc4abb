import { cpus, platform } from 'node:os';
import { parseArgs } from 'node:util';
import { installPeers } from './install.ts';
import { partNames, parts } from './parts.ts';
import { writeReport } from './report.ts';
import { saveResult } from './results.ts';

const usage = `npm run bench -- [--short] [--report] [${partNames.join('|')}]...

Measures the built product beside its peers; without a part, all of them. Results go to bench/results, tables and charts to docs.
  --short   fewer rounds: shows that it works, rough figures
  --report  measure nothing; write the tables and charts from the results that are there`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    short: { type: 'boolean', default: false },
    report: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const unknown = positionals.filter((name) => !partNames.includes(name));
if (values.help || unknown.length > 0) {
  console.error(unknown.length > 0 ? `There is no part ${unknown.join(', ')}.\n\n${usage}` : usage);
  process.exit(values.help ? 0 : 2);
}
if (!values.report) await measure(positionals.length > 0 ? positionals : partNames);
writeReport();

async function measure(names: readonly string[]): Promise<void> {
  installPeers();
  for (const name of names) {
    const part = parts[name];
    if (!part) continue;
    console.log(`== ${part.title}`);
    try {
      const result = await part.measure({ short: values.short });
      saveResult(name, { short: values.short, machine: machine(), result });
      console.log(`${part.describe(result)}\n`);
    } catch (error) {
      // The other parts do not depend on it, and an hour of measuring is not thrown away.
      console.error(`${part.title} failed:`, error);
      process.exitCode = 1;
    }
  }
}

function machine(): string {
  const processors = cpus();
  return `${processors.length} × ${processors[0]?.model ?? 'unknown processor'}, ${platform()}, Node ${process.version}`;
}
