import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((file) => `src/${file.replaceAll('\\', '/')}`)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));

const filesMatching = (folder: RegExp, text: RegExp): string[] =>
  sources.filter((file) => folder.test(file) && text.test(readFileSync(file, 'utf8')));

it('finds the sources', () => {
  expect(sources.length).toBeGreaterThan(100);
});

it('keeps error handling, JSON and HTTP out of tools', () => {
  expect(filesMatching(/^src\/(jira|confluence)\/tools\//, /\bcatch\b|JSON\.|\bfetch\(|HttpError/)).toEqual(
    [],
  );
});

it('decides Cloud or Data Center only in dialects, sites, selection and the demo', () => {
  const allowed =
    /^src\/(demo|account|auth|toolkit|cli|config|compose)\/|^src\/(main|app)\.ts$|\/api\/(client|dialect|cloud|data-center)(\.ts$|\/)/;
  expect(filesMatching(/./, /(?<!only: )'datacenter'|isCloud/).filter((file) => !allowed.test(file))).toEqual(
    [],
  );
});

it('reads the environment and the command line in one place', () => {
  expect(filesMatching(/./, /process\.env/)).toEqual(['src/config/load.ts']);
  expect(filesMatching(/./, /process\.argv/)).toEqual(['src/cli/cli.ts']);
});

it('writes to standard output only where no protocol runs on it', () => {
  const writers = filesMatching(/./, /console\.|process\.stdout/);
  expect(
    writers.filter(
      (file) => !/^src\/(cli\/|compose\/open-log\.ts$|server\/stdio(-connection)?\.ts$)/.test(file),
    ),
  ).toEqual([]);
});

it('declares one tool per file, named after it', () => {
  const misnamed = filesMatching(/^src\/(jira|confluence)\/tools\/[^/]+\//, /defineTool\(/).filter((file) => {
    const [product, stem] = [
      file.split('/')[1],
      file.split('/').at(-1)?.replace(/\.ts$/, '').replaceAll('-', '_'),
    ];
    const names = [...readFileSync(file, 'utf8').matchAll(/^\s*name: '(\w+)'/gm)].map((match) => match[1]);
    return names.length !== 1 || names[0] !== `${product}_${stem}`;
  });
  expect(misnamed).toEqual([]);
});

it('has no file over 300 lines', () => {
  expect(sources.filter((file) => readFileSync(file, 'utf8').split('\n').length > 301)).toEqual([]);
});
