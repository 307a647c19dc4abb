import { endProcess } from '../servers/processes.ts';
import { demoSite } from './demo-site.ts';
import { referenceSite } from './reference-site.ts';
import type { Site } from './site.ts';

/** The site that targets are stated on, where it lies beside the checkout, else the demo site. */
export const mainSite = referenceSite.present() ? referenceSite : demoSite;

/** The sites there are here. */
export const sitesHere = referenceSite.present() ? [referenceSite, demoSite] : [demoSite];

/** Does the work with a site whose answers each take that long, and ends the site afterwards. */
export async function withSite<T>(
  site: { start: (latencyMs: number) => Promise<Site> },
  latencyMs: number,
  work: (site: Site) => Promise<T>,
): Promise<T> {
  const started = await site.start(latencyMs);
  try {
    return await work(started);
  } finally {
    for (const one of started.processes) await endProcess(one);
  }
}
