import { count, headerPairs, type Option, oneOf, text, toggle } from './option.ts';

const group = 'Traces';

/** Values as OpenTelemetry writes them in lists: percent-encoded; what is not well encoded stays as it is. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

type Pairs = Record<string, string> | undefined;

const pairs = (declared: Pick<Option<Pairs>, 'env' | 'help' | 'secret' | 'example'>): Option<Pairs> => {
  const { parse, ...option } = headerPairs({ ...declared, group });
  return {
    ...option,
    takes: 'name=value pairs with commas between them, values percent-encoded',
    parse: (value) =>
      Object.fromEntries(Object.entries(parse(value) ?? {}).map(([name, item]) => [name, decoded(item)])),
  };
};

/** The address of a collector. What stands in it may be a key, so messages do not repeat it. */
const collector = (
  declared: Pick<Option<string>, 'env' | 'help' | 'example'>,
): Option<string | undefined> => ({
  ...declared,
  group,
  secret: true,
  takes: 'an http or https address without user name and password',
  default: undefined,
  parse(value) {
    const { protocol, username, password } = new URL(value);
    if (!['http:', 'https:'].includes(protocol) || username || password) throw new Error();
    return value;
  },
});

/** Whether, where, and how traces are sent: OpenTelemetry's own variables for the OTLP exporter. */
export const tracingOptions = {
  otelDisabled: toggle({
    env: 'OTEL_SDK_DISABLED',
    group,
    default: false,
    help: 'No traces, whatever else is set.',
  }),
  otelTracesExporter: text({
    env: 'OTEL_TRACES_EXPORTER',
    group,
    defaultText: 'otlp when an address is set, none otherwise',
    help: 'otlp sends traces, none does not; other exporters do not exist here.',
  }),
  otelEndpoint: collector({
    env: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    help: 'Address of the OpenTelemetry collector; /v1/traces is added. Setting it switches traces on.',
    example: 'http://127.0.0.1:4318',
  }),
  otelTracesEndpoint: collector({
    env: 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT',
    help: 'Complete address to which traces are posted, in the place of OTEL_EXPORTER_OTLP_ENDPOINT.',
  }),
  otelProtocol: oneOf({
    env: 'OTEL_EXPORTER_OTLP_TRACES_PROTOCOL',
    fallbacks: ['OTEL_EXPORTER_OTLP_PROTOCOL'],
    group,
    words: ['http/protobuf', 'http/json', 'grpc'],
    default: 'http/protobuf',
    help: 'How traces are encoded; OTEL_EXPORTER_OTLP_PROTOCOL when not set. grpc is not supported: with it no traces are sent.',
  }),
  otelHeaders: pairs({
    env: 'OTEL_EXPORTER_OTLP_HEADERS',
    secret: true,
    help: 'Headers for the collector, such as its credentials.',
  }),
  otelTracesHeaders: pairs({
    env: 'OTEL_EXPORTER_OTLP_TRACES_HEADERS',
    secret: true,
    help: 'More headers for the collector; they win over OTEL_EXPORTER_OTLP_HEADERS.',
  }),
  otelTimeoutMs: count({
    env: 'OTEL_EXPORTER_OTLP_TRACES_TIMEOUT',
    fallbacks: ['OTEL_EXPORTER_OTLP_TIMEOUT'],
    group,
    min: 1,
    max: 600_000,
    default: 10_000,
    help: 'Milliseconds for sending one batch, repetitions included; OTEL_EXPORTER_OTLP_TIMEOUT when not set.',
  }),
  otelCompression: oneOf({
    env: 'OTEL_EXPORTER_OTLP_TRACES_COMPRESSION',
    fallbacks: ['OTEL_EXPORTER_OTLP_COMPRESSION'],
    group,
    words: ['none', 'gzip'],
    default: 'none',
    help: 'Whether batches are compressed; OTEL_EXPORTER_OTLP_COMPRESSION when not set.',
  }),
  otelCaFile: text({
    env: 'OTEL_EXPORTER_OTLP_TRACES_CERTIFICATE',
    fallbacks: ['OTEL_EXPORTER_OTLP_CERTIFICATE'],
    group,
    help: "PEM file with the authorities of the collector's certificate; OTEL_EXPORTER_OTLP_CERTIFICATE when not set.",
  }),
  otelClientCert: text({
    env: 'OTEL_EXPORTER_OTLP_TRACES_CLIENT_CERTIFICATE',
    fallbacks: ['OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE'],
    group,
    help: 'PEM file with the certificate that the collector is shown; OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE when not set.',
  }),
  otelClientKey: text({
    env: 'OTEL_EXPORTER_OTLP_TRACES_CLIENT_KEY',
    fallbacks: ['OTEL_EXPORTER_OTLP_CLIENT_KEY'],
    group,
    help: 'PEM file with the key of that certificate; OTEL_EXPORTER_OTLP_CLIENT_KEY when not set.',
  }),
  otelServiceName: text({
    env: 'OTEL_SERVICE_NAME',
    group,
    defaultText: 'service.name of OTEL_RESOURCE_ATTRIBUTES, then mcp-atlassian',
    help: 'Name of this service in traces.',
  }),
  otelResource: pairs({
    env: 'OTEL_RESOURCE_ATTRIBUTES',
    help: 'What traces say of this service beside its name.',
    example: 'deployment.environment.name=production',
  }),
  otelSampler: oneOf({
    env: 'OTEL_TRACES_SAMPLER',
    group,
    words: [
      'parentbased_always_on',
      'parentbased_always_off',
      'parentbased_traceidratio',
      'always_on',
      'always_off',
      'traceidratio',
    ],
    default: 'parentbased_always_on',
    help: 'Which traces are sent; parentbased_ follows the caller where it has decided.',
  }),
  otelSamplerRatio: {
    env: 'OTEL_TRACES_SAMPLER_ARG',
    group,
    help: 'The share that traceidratio sends.',
    takes: 'a number from 0 to 1',
    default: 1,
    parse(value: string) {
      const ratio = Number(value);
      if (!(ratio >= 0 && ratio <= 1)) throw new Error();
      return ratio;
    },
  } satisfies Option<number>,
  ...batchOptions(),
  traceparentToAtlassian: toggle({
    env: 'MCP_TRACEPARENT_TO_ATLASSIAN',
    group,
    default: false,
    help: 'Send traceparent and tracestate with requests to the configured sites, e.g. for a Data Center behind a traced proxy.',
  }),
};

/** How spans are collected before they are sent. */
function batchOptions() {
  return {
    otelBatchDelayMs: count({
      env: 'OTEL_BSP_SCHEDULE_DELAY',
      group,
      min: 0,
      max: 3_600_000,
      default: 5_000,
      help: 'Milliseconds between two batches.',
    }),
    otelBatchTimeoutMs: count({
      env: 'OTEL_BSP_EXPORT_TIMEOUT',
      group,
      min: 1,
      max: 3_600_000,
      default: 30_000,
      help: 'Milliseconds after which a batch is given up.',
    }),
    otelQueueSize: count({
      env: 'OTEL_BSP_MAX_QUEUE_SIZE',
      group,
      min: 1,
      max: 1_000_000,
      default: 2_048,
      help: 'Spans that wait to be sent; further ones are dropped.',
    }),
    otelBatchSize: count({
      env: 'OTEL_BSP_MAX_EXPORT_BATCH_SIZE',
      group,
      min: 1,
      max: 1_000_000,
      default: 512,
      help: 'Spans of one batch.',
    }),
  };
}
