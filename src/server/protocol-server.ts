import type { McpServer, Server } from '@modelcontextprotocol/server';

/** What the transports connect: the product's server, or one of the SDK's high-level class in conformance tests. */
export type ProtocolServer = Server | McpServer;
