import { createRandom } from '../../faults.ts';
import { code, macro, mention, type Seed, status } from './markup.ts';
import type { PageSpec } from './plant.ts';

const services = ['Payments', 'Ledger', 'Search', 'Identity', 'Notifications'];
const people = ['ada', 'grace', 'linus', 'barbara', 'edsger', 'katherine', 'radia'];

const words =
  'cache queue worker replica index shard session token cluster deploy rollback latency throughput retry backoff schema migration snapshot alert dashboard failover tenant region bucket policy audit webhook payload header release'.split(
    ' ',
  );

const pick = <T>(list: readonly T[], random: () => number): T => {
  const found = list[Math.floor(random() * list.length)];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
};

const sentence = (random: () => number, length: number): string => {
  const chosen = Array.from({ length }, () => pick(words, random)).join(' ');
  return `${chosen.charAt(0).toUpperCase()}${chosen.slice(1)}.`;
};

const paragraph = (random: () => number): string => `<p>${sentence(random, 14)} ${sentence(random, 10)}</p>`;

interface Kind {
  title(service: string): string;
  label: string;
  body(seed: Seed, service: string, random: () => number): string;
}

const kinds: readonly Kind[] = [
  {
    title: (service) => `${service}: runbook`,
    label: 'runbook',
    body: (seed, service, random) =>
      `<h2>When ${service} is slow</h2>${paragraph(random)}${code('bash', `acme status ${service.toLowerCase()}\nacme restart ${service.toLowerCase()} --one-by-one`)}<p>Then call ${mention(seed, pick(people, random))}.</p>`,
  },
  {
    title: (service) => `${service}: decision record`,
    label: 'decision',
    body: (_seed, service, random) =>
      `<p>${status('Green', 'ACCEPTED')}</p><h2>Context</h2>${paragraph(random)}<h2>Decision</h2><p>${service} keeps its own database.</p><h2>Consequences</h2>${paragraph(random)}`,
  },
  {
    title: (service) => `${service}: incident review`,
    label: 'incident',
    body: (seed, service, random) =>
      `${macro('warning', { rich: `<p>${service} was down for ${Math.ceil(random() * 90)} minutes.</p>` })}<h2>What happened</h2>${paragraph(random)}${paragraph(random)}<p>Owner: ${mention(seed, pick(people, random))}</p>`,
  },
  {
    title: (service) => `${service}: architecture`,
    label: 'architecture',
    body: (_seed, service, random) =>
      `<p>${service} in one page.</p><ul>${Array.from({ length: 4 }, () => `<li><p>${sentence(random, 7)}</p></li>`).join('')}</ul>${paragraph(random)}`,
  },
  {
    title: (service) => `${service}: onboarding`,
    label: 'howto',
    body: (_seed, _service, random) =>
      `<h2>First day</h2>${paragraph(random)}<h2>First week</h2>${paragraph(random)}`,
  },
];

interface Place {
  id: number;
  parent: number;
  suffix?: string;
}

/** One page about every service and kind; the text depends on the page's id alone and is made when asked for. */
const serviceTree = ({ id, parent, suffix = '' }: Place): PageSpec[] =>
  services.flatMap((service, group) => {
    const section = id + group * 6;
    return [
      {
        id: section,
        title: service + suffix,
        parent,
        body: () => `<p>The ${service} team.</p>`,
        by: people[group] ?? 'ada',
        age: 200,
      },
      ...kinds.map(({ title, label, body }, index) => ({
        id: section + 1 + index,
        title: title(service) + suffix,
        parent: section,
        by: people[(section + index) % people.length] ?? 'ada',
        age: 3 + ((section * 7 + index * 13) % 180),
        labels: [label],
        body: (seed: Seed) => body(seed, service, createRandom(section + 1 + index)),
      })),
    ];
  });

const home = 131_081;

/** The pages of ENG, parents before children: 31 and a blog post, and 31 more pages for each further step of the scale. */
export function* engineering(scale: number): Generator<PageSpec> {
  yield {
    id: home,
    title: 'Engineering',
    body: () => `<p>How we build.</p>${macro('pagetree', {})}`,
    age: 500,
    versions: 2,
  };
  yield* serviceTree({ id: home + 1, parent: home });
  yield {
    id: 131_120,
    title: 'We moved to weekly deploys',
    type: 'blogpost',
    by: 'linus',
    age: 20,
    labels: ['news'],
    body: () => '<p>Small steps, every Tuesday.</p>',
  };
  for (let step = 2; step <= scale; step += 1) {
    const id = 1_000_000 + step * 32;
    yield {
      id,
      title: `Archive ${step}`,
      parent: home,
      body: () => `<p>Archive number ${step}.</p>`,
      age: 300,
    };
    yield* serviceTree({ id: id + 1, parent: id, suffix: ` (archive ${step})` });
  }
}
