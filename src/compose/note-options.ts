import { catalogue } from '../catalogue.ts';
import type { Loaded } from '../config/load.ts';
import type { Log } from '../server/log.ts';
import { unknownTools, unknownToolsets } from '../toolkit/select.ts';

/** Says at the start where the options came from, and which of their values have no effect. */
export function noteOptions({ config, envFile, warnings }: Loaded, log: Log): void {
  for (const warning of warnings) log.warn(warning);
  for (const id of unknownToolsets(catalogue, config.toolsets ?? []))
    log.warn(`TOOLSETS names ${id}, which does not exist`);
  for (const [variable, names] of Object.entries({
    ENABLED_TOOLS: config.enabledTools,
    EXCLUDE_TOOLS: config.excludeTools,
  }))
    for (const name of unknownTools(catalogue, names ?? []))
      log.warn(`${variable} names ${name}, which does not exist`);
  if (config.transport === 'stdio' && config.workers !== 1)
    log.warn('WORKERS is ignored with stdio: one process serves one client');
  if (config.transport === 'stdio' && config.metricsToken !== undefined && config.metricsPort === undefined)
    log.warn('MCP_METRICS_TOKEN is ignored with stdio unless MCP_METRICS_PORT is set');
  log.info(envFile ? `Options read from ${envFile}` : 'No .env file found');
}
