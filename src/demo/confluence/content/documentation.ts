import { configurationReference } from './configuration-reference.ts';
import { macro, mention, pageLink, type Seed } from './markup.ts';
import type { PageSpec } from './plant.ts';
import { releaseHandbook } from './release-handbook.ts';
import {
  codeSamples,
  commentedText,
  linksAndFiles,
  macroZoo,
  panelsAndExpands,
  tablesAndLayouts,
  tasksAndPeople,
} from './showcase.ts';

const text =
  (...paragraphs: string[]) =>
  (): string =>
    paragraphs.map((line) => `<p>${line}</p>`).join('');

const home = 98309;
const start = 98311;
const guides = 98315;
const reference = 98323;
const meetings = 98329;

const meeting = (id: number, week: number): PageSpec => ({
  id,
  title: `Meeting notes, week ${week}`,
  parent: meetings,
  by: ['grace', 'linus', 'barbara', 'edsger'][week % 4] ?? 'grace',
  age: 7 * (50 - week),
  labels: ['meeting-notes'],
  body: (seed: Seed) =>
    `<h2>Present</h2><p>${mention(seed, 'ada')}, ${mention(seed, 'grace')}</p><h2>Decisions</h2><ul><li><p>Ship the gateway in week ${week + 2}.</p></li><li><p>Ask ${pageLink('Release handbook')} owners for numbers.</p></li></ul>`,
});

/** The pages of DOCS, parents before children; ids are stable, 98310 is the rich one. */
export const documentation: readonly PageSpec[] = [
  {
    id: home,
    title: 'Documentation',
    body: () =>
      `<p>Everything that customers and colleagues read first.</p>${macro('children', { parameters: { depth: '2' } })}`,
    age: 400,
    versions: 3,
  },
  {
    id: 98310,
    title: 'Release handbook',
    parent: home,
    body: releaseHandbook,
    by: 'grace',
    age: 60,
    versions: 7,
    labels: ['release', 'runbook', 'payments'],
    properties: {
      'emoji-title-published': '1f680',
      'content-appearance-published': 'full-width',
      'acme-review': { state: 'approved', round: 2 },
    },
  },
  {
    id: start,
    title: 'Getting started',
    parent: home,
    body: text('Start here: install, create a project, deploy it.', 'Each step takes about five minutes.'),
    labels: ['howto'],
    properties: { 'emoji-title-published': '1f44b' },
  },
  {
    id: 98312,
    title: 'Install the command line',
    parent: start,
    body: text(
      'Download the package for your system and put it on the path.',
      'On Windows use the installer; on Linux the archive.',
    ),
    by: 'linus',
    versions: 2,
  },
  {
    id: 98313,
    title: 'Create your first project',
    parent: start,
    body: text('Run <code>acme init</code> and answer three questions.'),
    labels: ['howto'],
  },
  {
    id: 98314,
    title: 'Troubleshooting',
    parent: start,
    body: text(
      'A timeout after login means that the proxy keeps the connection. Set <code>timeouts.setting-2</code>.',
      'An error about certificates means an old trust store.',
    ),
    by: 'katherine',
    age: 5,
    labels: ['howto', 'faq'],
  },
  { id: guides, title: 'Guides', parent: home, body: text('Longer texts with examples.') },
  {
    id: 98316,
    title: 'Tables and layouts',
    parent: guides,
    body: tablesAndLayouts,
    properties: { 'content-appearance-published': 'max' },
  },
  { id: 98317, title: 'Code samples', parent: guides, body: codeSamples, by: 'barbara', labels: ['code'] },
  { id: 98318, title: 'Panels and expands', parent: guides, body: panelsAndExpands },
  { id: 98319, title: 'Links and attachments', parent: guides, body: linksAndFiles, by: 'linus' },
  { id: 98320, title: 'Tasks and people', parent: guides, body: tasksAndPeople, by: 'jurgen' },
  { id: 98321, title: 'Macros', parent: guides, body: macroZoo, labels: ['macros'] },
  { id: 98322, title: 'Commented text', parent: guides, body: commentedText, by: 'radia' },
  { id: reference, title: 'Reference', parent: home, body: text('Look things up here.') },
  {
    id: 98324,
    title: 'Configuration reference',
    parent: reference,
    body: configurationReference,
    by: 'barbara',
    age: 90,
    versions: 4,
    labels: ['reference'],
  },
  { id: 98325, title: 'Empty page', parent: reference, body: () => '' },
  {
    id: 98326,
    title: '"Quotes" & Ümläute: 日本語 – ¿qué?',
    parent: reference,
    body: text(
      'Grüße aus Köln &ndash; 東京で会いましょう 🎉',
      'A title can hold "quotes", an ampersand and an 🚀.',
    ),
    by: 'jurgen',
    labels: ['übersicht'],
  },
  {
    id: 98327,
    title: 'API overview',
    parent: reference,
    body: text(
      'The API speaks JSON over HTTPS. Every request carries a token.',
      'Rate limits: 100 requests per minute; the answer names the time to wait.',
    ),
    labels: ['reference', 'api'],
    versions: 2,
  },
  {
    id: 98328,
    title: 'Glossary',
    parent: reference,
    body: () =>
      '<table><tbody><tr><th><p>Word</p></th><th><p>Meaning</p></th></tr><tr><td><p>Gateway</p></td><td><p>The service that talks to banks.</p></td></tr><tr><td><p>Ledger</p></td><td><p>The list of all bookings.</p></td></tr></tbody></table>',
  },
  { id: meetings, title: 'Meeting notes', parent: home, body: text('One page per week.') },
  ...[40, 41, 42, 43, 44, 45].map((week, index) => meeting(98330 + index, week)),
  {
    id: 98336,
    title: 'How often do we release?',
    parent: home,
    body: text('A question that everybody has an opinion about. See the comments.'),
    by: 'edsger',
    age: 9,
  },
  {
    id: 98337,
    title: 'Salary bands',
    parent: home,
    body: text('Only for one pair of eyes: the bands are A to F.'),
    by: 'grace',
    readers: ['grace'],
  },
  { id: 98338, title: 'Team calendar', parent: home, body: text('Support rotates every Monday.') },
  {
    id: 98340,
    title: 'Release 4.2 is near',
    type: 'blogpost',
    body: text('The payment gateway is almost ready. Read the handbook and tell us what is missing.'),
    by: 'grace',
    age: 4,
    labels: ['release', 'news'],
  },
];
