import {
  type AdfDoc,
  bullets,
  code,
  codeBlock,
  doc,
  em,
  heading,
  item,
  link,
  mention,
  numbers,
  paragraph,
  strong,
} from '../text/adf.ts';
import { person } from './projects.ts';

const say = (name: string) => mention(person(name).accountId, person(name).displayName);

/** What ordinary work does. */
export const actions = [
  'Support',
  'Document',
  'Speed up',
  'Simplify',
  'Monitor',
  'Harden',
  'Review',
  'Retire',
] as const;

/** What it does it to. */
export const objects = [
  'partial refunds',
  'card token renewal',
  'the ledger export',
  'payment retries',
  'the settlement report',
  'currency rounding',
  'the checkout form',
  'webhook signatures',
  'SEPA mandates',
  'the fraud score',
  'invoice numbers',
  'idempotency keys',
  'chargeback mails',
  'the payout calendar',
] as const;

/** What goes wrong in bugs. */
export const troubles = [
  'fails for amounts above 10,000',
  'is slow at month end',
  'shows the wrong currency',
  'loses the customer reference',
  'times out behind the proxy',
] as const;

/** The labels in use. */
export const labels = ['checkout', 'compliance', 'customer', 'performance', 'security', 'tech-debt'] as const;

/** Descriptions of ordinary issues. */
export const descriptions: readonly AdfDoc[] = [
  doc(
    paragraph('Customers ask for this every week. The support team keeps a list.'),
    bullets(item(paragraph('card payments')), item(paragraph('bank transfers'))),
  ),
  doc(
    heading(2, 'Steps to reproduce'),
    numbers(
      item(paragraph('Open the checkout.')),
      item(paragraph('Pay with an expired card.')),
      item(paragraph('Try again with a valid one.')),
    ),
    heading(2, 'Expected'),
    paragraph('The second payment goes through.'),
  ),
  doc(
    paragraph(strong('Goal: '), 'answers within 200 ms for 99 % of the calls.'),
    paragraph('Measured with ', code('bench/payments.sh'), ' on the staging system.'),
  ),
  doc(
    paragraph(
      'The provider changed its contract, see ',
      link('the notice', 'https://example.com/notice'),
      '.',
    ),
    paragraph('We have until the end of the quarter.'),
  ),
  doc(
    paragraph('Seen in the log of the ledger service:'),
    codeBlock(
      'java',
      'java.lang.IllegalStateException: balance is negative\n\tat ledger.Account.book(Account.java:42)',
    ),
  ),
  doc(paragraph('Asked for by ', say('grace'), ' after the last audit. ', em('Please keep it small.'))),
  doc(paragraph('Überweisungen aus Österreich und der Schweiz schlagen fehl – auch mit „richtiger“ IBAN.')),
  doc(
    paragraph(
      'The old code path has no callers any more; a_b_c and x * y * z are left from the first prototype.',
    ),
  ),
];

/** Comments of ordinary issues. */
export const remarks: readonly AdfDoc[] = [
  doc(paragraph('I can reproduce this on staging.')),
  doc(paragraph('Waiting for the provider to answer.')),
  doc(paragraph(say('linus'), ' could you have a look at the network side?')),
  doc(paragraph('Fixed in the branch, please review.')),
  doc(
    paragraph('Three things are missing:'),
    numbers(item(paragraph('tests')), item(paragraph('metrics')), item(paragraph('a note for support'))),
  ),
  doc(paragraph('The numbers look good: ', strong('182 ms'), ' at the 99th percentile.')),
  doc(paragraph('Moved to the next sprint.')),
];

/** What people write beside the time they log. */
export const workNotes: readonly AdfDoc[] = [
  doc(paragraph('Looked into the logs')),
  doc(paragraph('Pairing with the ledger team')),
  doc(paragraph('Wrote tests')),
];

/** The text of the n-th comment in the issue with a very long discussion. */
export const numberedRemark = (number: number): AdfDoc =>
  doc(paragraph(`Comment number ${number} in a long discussion.`));

/** What agents answer customers. */
export const answerToCustomer = doc(paragraph('Thank you for the report, we are looking into it.'));
/** What agents tell each other. */
export const internalNote = doc(paragraph('Internal: the account was charged twice, do not tell yet.'));
