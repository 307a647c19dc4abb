import type { Attachment, Issue, RemoteLink } from '../model/issue.ts';
import {
  bullets,
  code,
  codeBlock,
  doc,
  em,
  hardBreak,
  heading,
  item,
  link,
  mention,
  numbers,
  panel,
  paragraph,
  quote,
  rule,
  status,
  strike,
  strong,
  table,
  underline,
} from '../text/adf.ts';
import { pixel } from './files.ts';
import { person } from './projects.ts';

/** The issue that has one of everything: PROJ-123. */
export const showcaseNumber = 123;
/** The issue whose comments do not fit one page. */
export const chattyNumber = 77;
/** How many comments that issue has. */
export const chattyComments = 130;

const grace = person('grace');

const description = doc(
  heading(1, 'Refunds get lost'),
  paragraph(
    'When a customer asks for ',
    strong('two refunds'),
    ' within ',
    em('one minute'),
    ', the second one is ',
    strike('delayed'),
    ' ',
    underline('never booked'),
    '. The key is ',
    code('refund_id'),
    '.',
  ),
  heading(2, 'What we know'),
  bullets(
    item(
      paragraph('It happens on production'),
      bullets(
        item(paragraph('with cards')),
        item(paragraph('with SEPA'), numbers(item(paragraph('Germany')))),
      ),
    ),
    item(paragraph('It does not happen on staging')),
  ),
  numbers(item(paragraph('Ask for a refund.')), item(paragraph('Ask again.'))),
  panel('warning', paragraph('Do not retry by hand: the customer would be paid twice.')),
  codeBlock('python', 'def refund(payment):\n    if payment.amount > 0:\n        book(payment)  # twice?\n'),
  quote(paragraph('The ledger is always right.')),
  table(['Day', 'Lost'], ['Monday', '3'], ['Tuesday', '5']),
  paragraph(
    'See ',
    link('the runbook', 'https://example.com/runbook?topic=refunds'),
    ', ask ',
    mention(grace.accountId, grace.displayName),
    hardBreak(),
    'State: ',
    status('IN REVIEW', 'yellow'),
  ),
  rule(),
  paragraph('Prices are in €; 5 * 3 = 15 and snake_case_names stay as they are.'),
);

const hour = 3_600_000;

/** What makes the showcase different from an issue made by its number. */
export const showcaseIssue = (issue: Issue): Partial<Issue> => ({
  summary: 'Refunds get lost when two arrive within one minute',
  type: '10003',
  status: '10001',
  priority: '2',
  // The epic that starts its 25 issues: PROJ-101.
  parent: issue.id - ((showcaseNumber - 1) % 25),
  resolution: undefined,
  resolved: undefined,
  assignee: grace.accountId,
  reporter: person('ada').accountId,
  creator: person('ada').accountId,
  labels: ['checkout', 'customer'],
  components: ['10100', '10102'],
  fixVersions: ['10004'],
  versions: ['10003'],
  due: issue.due ?? new Date(issue.created + 600 * hour).toISOString().slice(0, 10),
  description,
  environment: doc(paragraph('Production, release 2.0')),
  originalEstimate: 57_600,
  remainingEstimate: 28_800,
});

const log = 'ERROR refund 4711 was booked already\nERROR refund 4712 has no payment\n';

/** The showcase's files: an image and a text. */
export const showcaseAttachments = (issue: Issue): Attachment[] => [
  {
    id: issue.id * 100 + 1,
    author: grace.accountId,
    filename: 'refund screen.png',
    mimeType: 'image/png',
    created: issue.created + hour,
    bytes: pixel,
  },
  {
    id: issue.id * 100 + 2,
    author: person('ada').accountId,
    filename: 'refunds.log',
    mimeType: 'text/plain',
    created: issue.created + 2 * hour,
    bytes: new TextEncoder().encode(log),
  },
];

/** The showcase's link to a page elsewhere. */
export const showcaseRemoteLinks = (issue: Issue): RemoteLink[] => [
  {
    id: issue.id * 100 + 1,
    url: 'https://example.com/wiki/refunds',
    title: 'How refunds work',
    summary: 'The page that explains the two steps of a refund',
    relationship: 'mentioned in',
  },
];

/** Account ids of the people who watch the showcase. */
export const showcaseWatchers: readonly string[] = [
  person('ada').accountId,
  grace.accountId,
  person('jurgen').accountId,
];
