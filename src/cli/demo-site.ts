import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Deployment } from '../demo/call.ts';

interface DemoSiteFlags {
  port: number;
  deployment: Deployment;
  latency: number;
  rateLimited: number;
  unavailable: number;
  scale: number;
  tokenLifetime: number;
}

const number = (min: number, max: number) => (text: string) => {
  const value = Number(text);
  if (text.trim() === '' || !(value >= min && value <= max))
    throw new InvalidArgumentError(`It takes a number from ${min} to ${max}.`);
  return value;
};

/** `mcp-atlassian demo-site`: serves the demo Atlassian alone, on loopback. */
export function addDemoSiteCommand(program: Command): void {
  program
    .command('demo-site')
    .description('Serve the demo Jira and Confluence alone, for trying other clients.')
    .option('--port <number>', 'TCP port; 0 takes a free one', number(0, 65_535), 8080)
    .addOption(
      new Option('--deployment <kind>', 'which face to show')
        .choices(['cloud', 'datacenter'])
        .default('cloud'),
    )
    .option('--latency <ms>', 'wait before each answer', number(0, 60_000), 0)
    .option('--rate-limited <share>', 'share of requests answered 429', number(0, 1), 0)
    .option('--unavailable <share>', 'share of requests answered 503', number(0, 1), 0)
    .option('--scale <factor>', 'size of the content; about 600 makes 100,000 issues', number(1, 1_000), 1)
    .option('--token-lifetime <seconds>', 'life of OAuth access tokens', number(1, 86_400), 3600)
    .exitOverride()
    .action(serveDemoSite);
}

async function serveDemoSite(flags: DemoSiteFlags): Promise<void> {
  const [{ createDemoSite }, { listen }, { webHandler }] = await Promise.all([
    import('../demo/site.ts'),
    import('../server/http/listen.ts'),
    import('../server/http/web.ts'),
  ]);
  const { deployment, scale, latency: latencyMs, rateLimited, unavailable } = flags;
  const site = createDemoSite({
    deployment,
    scale,
    faults: { latencyMs, rateLimited, unavailable },
    oauth: { accessTokenSeconds: flags.tokenLifetime },
  });
  const listening = await listen({ host: '127.0.0.1', port: flags.port, handle: webHandler(site.fetch) });
  const confluence = `${listening.url}/${deployment === 'cloud' ? 'wiki' : 'confluence'}`;
  process.stdout.write(
    `Demo Jira: ${listening.url}\nDemo Confluence: ${confluence}\nDeployment: ${deployment}. Ctrl-C stops it.\n`,
  );
  await new Promise<void>((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => resolve());
  });
  await listening.close(1_000);
}
