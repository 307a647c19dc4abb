// Serves the product's HTTP surface for the conformance suite: composed as in src/compose/serve-http.ts, on the demo
// site, with servers that offer the suite's test tools as well. Prints the address of the endpoint.
import { InMemoryServerEventBus } from '@modelcontextprotocol/server';
import { composeFront } from '../../src/compose/compose-front.ts';
import { compose } from '../../src/compose/parts.ts';
import { loadConfig } from '../../src/config/load.ts';
import { listen } from '../../src/server/http/listen.ts';
import { createFixtureServer } from './fixture-server.ts';

const host = '127.0.0.1';
const loaded = loadConfig({
  flags: { demo: 'cloud', transport: 'streamable-http', host },
  verboseFlags: 0,
  env: {},
  searchFolders: [],
});
const parts = await compose(loaded);
const bus = new InMemoryServerEventBus();
const front = await composeFront(parts, {
  bus,
  createServer: (caller) => createFixtureServer({ caller, bus, log: parts.log }),
});
const { url } = await listen({ host, port: 0, handle: front.handle });
process.stdout.write(`${url}/mcp\n`);
