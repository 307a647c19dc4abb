import { documentedSdk, rawHttp } from './floors.ts';
import { npmPeers } from './npm-peers.ts';
import { product } from './product.ts';
import { python } from './python.ts';
import type { Server } from './server.ts';

/** The servers that can be measured here, and the reason for each that cannot. */
export interface Field {
  servers: Server[];
  missing: { name: string; reason: string }[];
}

/** All servers: the product as Cloud and as Data Center, the peers, the floors. */
export function allServers(): Field {
  const missing: Field['missing'] = [];
  const pythonPeer: Server[] = [];
  try {
    pythonPeer.push(python());
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    missing.push({ name: 'mcp-atlassian (Python)', reason });
  }
  const products = [product('cloud'), product('datacenter')];
  return { servers: [...products, ...pythonPeer, ...npmPeers, documentedSdk, rawHttp], missing };
}
