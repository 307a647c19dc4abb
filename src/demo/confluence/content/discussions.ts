import { mention, type Seed } from './markup.ts';
import type { CommentSpec } from './plant-comment.ts';
import { handbookMarkers } from './release-handbook.ts';
import { commentMarkers } from './showcase.ts';

const handbook = 98310;
const crowd = ['grace', 'linus', 'barbara', 'edsger', 'katherine', 'radia', 'slee', 'jurgen'];

/** The long discussion: more comments than one page of results holds. */
const discussion = (page: number): CommentSpec[] =>
  Array.from({ length: 64 }, (_, index) => ({
    id: 210_001 + index,
    page,
    by: crowd[index % crowd.length] ?? 'grace',
    body: `<p>Argument number ${index + 1}: ${index % 2 === 0 ? 'keep the monthly release' : 'release every week'}.</p>`,
    age: 200 - index,
    // Every tenth one answers the one before it.
    ...(index % 10 === 9 && { replyTo: 210_000 + index }),
  }));

interface Inline {
  id: number;
  page: number;
  by: string;
  text: string;
  age: number;
  markerRef: string;
  selection: string;
  replyTo?: number;
  resolved?: boolean;
}

const inline = ({ text, markerRef, selection, resolved, ...rest }: Inline): CommentSpec => ({
  ...rest,
  body: `<p>${text}</p>`,
  inline: { markerRef, selection, status: resolved ? 'resolved' : 'open' },
});

const [window, queue, builds] = handbookMarkers;
const [fox, cell] = commentMarkers;

const inlineComments: readonly Inline[] = [
  {
    id: 200_011,
    page: handbook,
    by: 'edsger',
    text: 'Why two hours?',
    age: 20,
    markerRef: window,
    selection: 'rollback window',
  },
  {
    id: 200_012,
    page: handbook,
    replyTo: 200_011,
    by: 'grace',
    text: 'Because the snapshot takes that long.',
    age: 19,
    markerRef: window,
    selection: 'rollback window',
  },
  {
    id: 200_013,
    page: handbook,
    by: 'linus',
    text: 'Which queue?',
    age: 18,
    markerRef: queue,
    selection: 'message queue',
  },
  {
    id: 200_014,
    page: handbook,
    by: 'barbara',
    text: 'Say since when.',
    age: 90,
    markerRef: builds,
    selection: 'Nightly builds',
    resolved: true,
  },
  { id: 200_021, page: 98322, by: 'slee2', text: 'Which fox?', age: 12, markerRef: fox, selection: 'fox' },
  {
    id: 200_022,
    page: 98322,
    by: 'radia',
    text: 'Done.',
    age: 11,
    markerRef: cell,
    selection: 'A marked cell',
    resolved: true,
  },
];

/** The comments of the DOCS space: threads, inline comments open and resolved, and one very long discussion. */
export const discussions = (seed: Seed): CommentSpec[] => [
  {
    id: 200_001,
    page: handbook,
    by: 'grace',
    body: `<p>Looks good, ${mention(seed, 'ada')}. Is <strong>Friday</strong> still the date?</p>`,
    age: 50,
  },
  { id: 200_002, page: handbook, replyTo: 200_001, by: 'ada', body: '<p>Yes, Friday.</p>', age: 49 },
  {
    id: 200_003,
    page: handbook,
    replyTo: 200_002,
    by: 'linus',
    body: '<p>Then I will be <em>there</em>.</p>',
    age: 48,
  },
  {
    id: 200_004,
    page: handbook,
    by: 'barbara',
    body: '<ul><li><p>first point</p></li><li><p>second point with <code>a_b</code></p></li></ul>',
    age: 30,
  },
  ...inlineComments.map(inline),
  ...discussion(98336),
];
