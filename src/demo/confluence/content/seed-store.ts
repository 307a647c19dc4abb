import type { Deployment } from '../../call.ts';
import type { Space } from '../model.ts';
import { createStore, type Store } from '../store.ts';
import { discussions } from './discussions.ts';
import { documentation } from './documentation.ts';
import { engineering } from './engineering.ts';
import { picture, textFile } from './files.ts';
import { person, type Seed } from './markup.ts';
import { plantFile, plantPage } from './plant.ts';
import { plantComment } from './plant-comment.ts';

export interface WorldOptions {
  deployment: Deployment;
  scale: number;
  now: Date;
}

const spacesAt = (now: Date): [Space, Space, Space] => {
  const createdAt = new Date(now.getTime() - 500 * 86_400_000);
  const author = person('ada');
  return [
    {
      id: '98306',
      key: 'DOCS',
      name: 'Documentation',
      description: 'What customers and colleagues read first',
      homeId: '98309',
      createdAt,
      author,
    },
    {
      id: '131074',
      key: 'ENG',
      name: 'Engineering',
      description: 'How we build',
      homeId: '131081',
      createdAt,
      author,
    },
    {
      id: '163842',
      key: 'SEC',
      name: 'Security',
      description: 'Not for everybody',
      homeId: '163851',
      createdAt,
      author: person('margaret'),
      readers: ['margaret'],
    },
  ];
};

/** The store with everything that the demo site begins with; the same options give the same content. */
export function seedStore({ deployment, scale, now }: WorldOptions): Store {
  const [docs, eng, sec] = spacesAt(now);
  const store = createStore([docs, eng, sec], now);
  const seed: Seed = { deployment, now };

  const ground = { store, seed, space: docs };
  for (const spec of documentation) plantPage(ground, spec);
  plantFile(ground, {
    id: 300_001,
    page: 98310,
    name: 'architecture.png',
    file: picture('The picture on the page'),
    labels: ['diagram'],
  });
  plantFile(ground, {
    id: 300_002,
    page: 98310,
    name: 'release notes.txt',
    file: textFile('text/plain', 'Release 4.2\n\n- new payment gateway\n- fewer timeouts\n'),
  });
  plantFile(ground, { id: 300_003, page: 98319, name: 'chart 1.png', file: picture('') });
  plantFile(ground, {
    id: 300_004,
    page: 98319,
    name: 'data.csv',
    file: textFile('text/csv', 'region;errors\neu-west;4\nus-east;7\n', 'Raw numbers'),
  });
  for (const spec of discussions(seed)) plantComment(ground, spec);

  for (const spec of engineering(scale)) plantPage({ store, seed, space: eng }, spec);

  plantPage(
    { store, seed, space: sec },
    { id: 163_851, title: 'Security', by: 'margaret', body: () => '<p>Who may open what.</p>' },
  );
  plantPage(
    { store, seed, space: sec },
    {
      id: 163_852,
      title: 'Key rotation',
      parent: 163_851,
      by: 'margaret',
      labels: ['runbook'],
      body: () => '<p>The secret handshake changes every gateway release.</p>',
    },
  );
  return store;
}
