import { randomUUID } from 'node:crypto';

/** Id of the initialize with which a session's server is told who its client is; no client can send it. */
export const INTRODUCTION = `introduction-${randomUUID()}`;
