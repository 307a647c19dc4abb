import type { McpServer, Server } from '@modelcontextprotocol/server';

/** What the transports connect: the product's server, or one of the SDK's high-level class in conformance tests. */
export type ProtocolServer = Server | McpServer;

/** Builds the server of a caller; later, when the SDK has to be loaded for it. */
export type CreateServer<Caller> = (caller: Caller) => ProtocolServer | Promise<ProtocolServer>;
