import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FIXTURES = join(process.cwd(), '..', 'shared', 'fixtures');
const MANIFEST = join(FIXTURES, 'MANIFEST.tsv');

/** An answer, or the body of a page, that a real site once gave. */
export interface Recorded {
  file: string;
  /** What it was the answer to; for bodies, their format. */
  endpoint: string;
  text: string;
}

/** Whether the recorded answers are there. */
export const recordedPresent = existsSync(MANIFEST);

/** Every recorded answer of Confluence; none where they are absent. */
export const recordedConfluence: readonly Recorded[] = !recordedPresent
  ? []
  : readFileSync(MANIFEST, 'utf8')
      .split('\n')
      .map((line) => line.split('\t'))
      .filter(([, , , , product]) => product === 'confluence')
      .map(([file = '', , , , , , endpoint = '']) => ({
        file,
        endpoint,
        text: readFileSync(join(FIXTURES, file), 'utf8'),
      }));

/** What is read as a page, a part of one, a list of comments, a search or a space. */
export const READ_WITH_PAGES =
  /^(ADF document|body\.storage)$|\/rest\/api\/(content(\/\d+\/(child\/(page|comment|attachment)|property|copy))?|search|space)(\?|$)/;
