import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ConfigError } from '../config/load.ts';
import type { Config } from '../config/options.ts';
import type { Log } from '../server/log.ts';
import type { Tracing } from '../server/message-spans.ts';
import type { TracingOptions } from '../tracing/open-telemetry.ts';
import { version } from '../version.ts';

/**
 * Traces, where the operator asks for them; OpenTelemetry's packages are optional and loaded only then. What this server
 * cannot send keeps it from nothing else.
 * @throws ConfigError for a certificate file that cannot be read.
 */
export async function openTracing(config: Config, log: Log): Promise<Tracing | undefined> {
  const url = addressOf(config);
  if (url === undefined || !isSupported(config, log)) return undefined;
  const options = tracingOptions(config, url, log);
  try {
    const { createOpenTelemetry } = await import('../tracing/open-telemetry.ts');
    const tracer = await createOpenTelemetry(options);
    log.info(`Traces go to ${new URL(url).host}`);
    return { tracer, network: config.transport === 'stdio' ? 'pipe' : 'tcp' };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    log.warn(
      'No traces are sent: the optional packages @opentelemetry/* are not installed. Install mcp-atlassian-node again without --omit=optional, or unset the OTEL_ variables.',
    );
    return undefined;
  }
}

const DEFAULT_ENDPOINT = 'http://localhost:4318';

/** Where traces are posted; undefined when nobody asked for them. */
function addressOf(config: Config): string | undefined {
  const { otelDisabled, otelTracesExporter: exporter, otelTracesEndpoint, otelEndpoint } = config;
  if (otelDisabled || exporter === 'none') return undefined;
  if (otelTracesEndpoint !== undefined) return otelTracesEndpoint;
  const base = otelEndpoint ?? (exporter === undefined ? undefined : DEFAULT_ENDPOINT);
  return base && `${base.replace(/\/+$/, '')}/v1/traces`;
}

/** The variables may be meant for other programs of the host as well, so what they may say is no error. */
function isSupported({ otelTracesExporter: exporter, otelProtocol }: Config, log: Log): boolean {
  const exporters = exporter?.split(',').map((name) => name.trim()) ?? ['otlp'];
  if (!exporters.includes('otlp'))
    log.warn(`No traces are sent: OTEL_TRACES_EXPORTER is ${exporter}, but this server knows otlp and none.`);
  else if (otelProtocol === 'grpc')
    log.warn(
      'No traces are sent: OTEL_EXPORTER_OTLP_PROTOCOL=grpc is not supported. Set http/protobuf or http/json, and the port of the collector for HTTP (4318 by default).',
    );
  else return true;
  return false;
}

const tracingOptions = (config: Config, url: string, log: Log): TracingOptions => ({
  url,
  version,
  protocol: config.otelProtocol === 'http/json' ? 'http/json' : 'http/protobuf',
  headers: { ...config.otelHeaders, ...config.otelTracesHeaders },
  timeoutMs: config.otelTimeoutMs,
  compression: config.otelCompression,
  tls: {
    ...pem('ca', 'OTEL_EXPORTER_OTLP_CERTIFICATE', config.otelCaFile),
    ...pem('cert', 'OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE', config.otelClientCert),
    ...pem('key', 'OTEL_EXPORTER_OTLP_CLIENT_KEY', config.otelClientKey),
  },
  sampler: config.otelSampler,
  ratio: config.otelSamplerRatio,
  batches: {
    scheduledDelayMillis: config.otelBatchDelayMs,
    exportTimeoutMillis: config.otelBatchTimeoutMs,
    maxQueueSize: config.otelQueueSize,
    maxExportBatchSize: Math.min(config.otelBatchSize, config.otelQueueSize),
  },
  resource: {
    'service.name': config.otelServiceName ?? 'mcp-atlassian',
    'service.version': version,
    // Each worker is one.
    'service.instance.id': randomUUID(),
    ...config.otelResource,
    ...(config.otelServiceName !== undefined && { 'service.name': config.otelServiceName }),
  },
  log,
});

function pem(part: 'ca' | 'cert' | 'key', option: string, path: string | undefined): TracingOptions['tls'] {
  if (path === undefined) return {};
  try {
    return { [part]: readFileSync(path, 'utf8') };
  } catch (error) {
    throw new ConfigError(`${option} ${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}
