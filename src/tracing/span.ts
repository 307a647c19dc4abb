/** Values by OpenTelemetry's names for them; what is undefined is left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

export interface SpanStart {
  /** One of few: nothing that a caller may choose. */
  name: string;
  attributes: Attributes;
}

/** The caller's place in a trace, as it was sent (W3C Trace Context, sections 3.2 and 3.3); not yet checked. */
export interface TraceContext {
  traceparent?: unknown;
  tracestate?: unknown;
}

/** One piece of work in a trace. */
export interface Span {
  /** For lines of the log. */
  readonly ids: Readonly<{ trace_id: string; span_id: string }>;
  /** Headers with which another service goes on with the trace. */
  readonly headers: Readonly<Record<string, string>>;
  /** Says more of the work than was known at its start. */
  describe(name: string, attributes: Attributes): void;
  /** A request that is made for it. */
  child(start: SpanStart): Span;
  /** Ends it; with an `error.type` as failed. */
  end(attributes?: Attributes): void;
}

export interface Tracer {
  /** Begins the work for a request that came in, as a part of the caller's trace where it names one. */
  start(start: SpanStart, parent: TraceContext): Span;
  /** Sends what is left, for a bounded time. */
  close(): Promise<void>;
}
