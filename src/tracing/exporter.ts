import type { SpanExporter } from '@opentelemetry/sdk-trace-base';

export interface ExporterOptions {
  /** Where spans are posted, e.g. `http://127.0.0.1:4318/v1/traces`. */
  url: string;
  protocol: 'http/json' | 'http/protobuf';
  headers: Readonly<Record<string, string>>;
  /** Milliseconds for one batch with its repetitions. */
  timeoutMs: number;
  compression: 'none' | 'gzip';
  /** PEM texts: authorities to trust in the place of the usual ones, and what this client shows. */
  tls: { ca?: string; cert?: string; key?: string };
}

/** Sends spans over OTLP/HTTP, and says of each batch how that went. */
export async function createExporter(
  options: ExporterOptions,
  onSent: (error: Error | undefined) => void,
): Promise<SpanExporter> {
  const { url, headers, timeoutMs: timeoutMillis, compression, tls } = options;
  const { OTLPTraceExporter } =
    options.protocol === 'http/json'
      ? await import('@opentelemetry/exporter-trace-otlp-http')
      : await import('@opentelemetry/exporter-trace-otlp-proto');
  type Settings = NonNullable<ConstructorParameters<typeof OTLPTraceExporter>[0]>;
  const inner = new OTLPTraceExporter({
    url,
    headers: { ...headers },
    timeoutMillis,
    compression: compression as NonNullable<Settings['compression']>,
    httpAgentOptions: { keepAlive: true, ...tls },
  });
  return {
    export(spans, onResult) {
      inner.export(spans, (result) => {
        onSent(result.error);
        onResult(result);
      });
    },
    shutdown: () => inner.shutdown(),
    forceFlush: () => inner.forceFlush(),
  };
}
