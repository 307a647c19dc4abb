import type { Config } from '../config/options.ts';
import { type Audit, createAudit } from '../server/audit.ts';
import { openFile } from './open-file.ts';

/** Only its owner reads what people did. */
const OWNER_ONLY = 0o600;

/**
 * The audit log, where the operator wants one.
 * @throws ConfigError when its file cannot be written.
 */
export function openAudit({ auditLog, auditContent }: Config): Audit | undefined {
  if (auditLog === undefined) return undefined;
  const { write } = openFile('MCP_AUDIT_LOG', auditLog, OWNER_ONLY);
  return createAudit({ write, content: auditContent });
}
