import {
  createTraceState,
  type Span as OtelSpan,
  type Tracer as OtelTracer,
  ROOT_CONTEXT,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { createExporter, type ExporterOptions } from './exporter.ts';
import { createSampler, type SamplerOptions } from './sampler.ts';
import type { Attributes, Span, SpanStart, TraceContext, Tracer } from './span.ts';

export interface TracingOptions extends ExporterOptions, SamplerOptions {
  /** Describes this process, e.g. `service.name`. */
  resource: Readonly<Record<string, string>>;
  version: string;
  log: { warn(text: string): void };
  /** How spans are collected before they are sent. */
  batches: {
    scheduledDelayMillis: number;
    exportTimeoutMillis: number;
    /** Further spans are dropped. */
    maxQueueSize: number;
    maxExportBatchSize: number;
  };
}

/** With the 8 s that running requests get, less than the 10 s after which Docker kills. */
const CLOSE_MS = 1_500;

/** Traces over OTLP. Nothing of OpenTelemetry's is set for the whole process: a span is an argument. */
export async function createOpenTelemetry(options: TracingOptions): Promise<Tracer> {
  const note = createNotice(options);
  const exporter = await createExporter(options, note);
  const provider = new BasicTracerProvider({
    resource: defaultResource().merge(resourceFromAttributes(options.resource)),
    sampler: createSampler(options),
    spanProcessors: [new BatchSpanProcessor(exporter, options.batches)],
  });
  const tracer = provider.getTracer('mcp-atlassian', options.version);
  return {
    start({ name, attributes }, parent) {
      const context = parentOf(parent);
      const within = context ? trace.setSpanContext(ROOT_CONTEXT, context) : ROOT_CONTEXT;
      return asSpan(
        tracer,
        tracer.startSpan(name, { kind: SpanKind.SERVER, attributes: known(attributes) }, within),
      );
    },
    async close() {
      const inTime = await within(CLOSE_MS, provider.shutdown());
      if (!inTime) note(new Error(`no answer within ${CLOSE_MS} ms`));
    },
  };
}

/** Says once that the collector fails, and once that it is back, however many batches there are. */
function createNotice({ url, log }: TracingOptions): (error: Error | undefined) => void {
  const { host } = new URL(url);
  let failing = false;
  return (error) => {
    if (error && !failing)
      log.warn(`Traces: ${host} does not take spans (${error.message}). They are lost until it does.`);
    if (!error && failing) log.warn(`Traces: ${host} takes spans again.`);
    failing = error !== undefined;
  };
}

function asSpan(tracer: OtelTracer, span: OtelSpan): Span {
  const { traceId, spanId, traceFlags, traceState } = span.spanContext();
  const state = traceState?.serialize();
  return {
    ids: { trace_id: traceId, span_id: spanId },
    headers: {
      traceparent: `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`,
      ...(state && { tracestate: state }),
    },
    describe(name, attributes) {
      span.updateName(name).setAttributes(known(attributes));
    },
    child: ({ name, attributes }: SpanStart) =>
      asSpan(
        tracer,
        tracer.startSpan(
          name,
          { kind: SpanKind.CLIENT, attributes: known(attributes) },
          trace.setSpan(ROOT_CONTEXT, span),
        ),
      ),
    end(attributes = {}) {
      span.setAttributes(known(attributes));
      if (attributes['error.type'] !== undefined) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    },
  };
}

/** Of any version but ff; what a later version adds is passed over (W3C Trace Context, section 3.2.2). */
const TRACEPARENT = /^(?!ff)[\da-f]{2}-(?!0{32})([\da-f]{32})-(?!0{16})([\da-f]{16})-([\da-f]{2})(?:-.*)?$/;
/** A later version may be longer, but not without end. */
const MAX_LENGTH = 512;

function parentOf({ traceparent, tracestate }: TraceContext): SpanContext | undefined {
  if (typeof traceparent !== 'string' || traceparent.length > MAX_LENGTH) return undefined;
  const [, traceId, spanId, flags] = TRACEPARENT.exec(traceparent.trim()) ?? [];
  if (traceId === undefined || spanId === undefined) return undefined;
  return {
    traceId,
    spanId,
    traceFlags: Number.parseInt(flags ?? '0', 16) & 1,
    isRemote: true,
    ...(typeof tracestate === 'string' && { traceState: createTraceState(tracestate) }),
  };
}

const known = (attributes: Attributes): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(attributes).filter((pair): pair is [string, string | number] => pair[1] !== undefined),
  );

/** Whether the work ended in that time, well or not. */
async function within(ms: number, work: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, ms, false);
  });
  const done = work.then(
    () => true,
    () => true,
  );
  const inTime = await Promise.race([done, patience]);
  clearTimeout(timer);
  return inTime;
}
