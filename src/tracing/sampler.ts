import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  ParentBasedSampler,
  type Sampler,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace-base';

export interface SamplerOptions {
  /** `parentbased_` follows the caller's decision where there is one. */
  sampler: `${'' | 'parentbased_'}${'always_on' | 'always_off' | 'traceidratio'}`;
  /** Share of the traces that `traceidratio` takes, 0 to 1. */
  ratio: number;
}

/** Decides which traces are sent. */
export function createSampler({ sampler, ratio }: SamplerOptions): Sampler {
  const kind = sampler.replace('parentbased_', '');
  const root = rootSampler(kind, ratio);
  return kind === sampler ? root : new ParentBasedSampler({ root });
}

function rootSampler(kind: string, ratio: number): Sampler {
  if (kind === 'always_off') return new AlwaysOffSampler();
  return kind === 'traceidratio' ? new TraceIdRatioBasedSampler(ratio) : new AlwaysOnSampler();
}
