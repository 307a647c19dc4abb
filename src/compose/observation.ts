import type { App } from '../app.ts';
import { catalogue } from '../catalogue.ts';
import type { Config } from '../config/options.ts';
import type { ErrorReport } from '../http/report.ts';
import { answerSize } from '../metrics/answer-size.ts';
import { both, type Look, type Observer, type SeenCall } from '../metrics/observer.ts';
import { createRecorder } from '../metrics/recorder.ts';
import type { Recording } from '../metrics/recording.ts';
import type { EndedCall, Who } from '../server/audit.ts';
import { createSessionTally, type SessionTally } from '../server/http/sessions/session-tally.ts';
import { SEARCH_TOOLS } from '../server/search-surface.ts';
import { version } from '../version.ts';

/** What one process measures of itself. */
export interface Observation {
  observer: Observer;
  onCall(who: Who, call: EndedCall): void;
  tally: SessionTally;
  recording(): Recording;
  /** Absent where nobody asked for metrics. */
  metrics?: OwnMetrics;
}

export interface OwnMetrics {
  /** In Prometheus's text format. */
  text(): Promise<string>;
  /** As JSON, to be added to those of other processes. */
  reading(): Promise<string>;
}

/** Whether /metrics is served at all. */
export const wantsMetrics = ({ metricsPort, metricsToken, transport }: Config): boolean =>
  metricsPort !== undefined || (metricsToken !== undefined && transport !== 'stdio');

/** Starts to measure. The library for Prometheus is loaded only where metrics are wanted: start-up time counts on stdio. */
export async function observe(config: Config, look: () => ReturnType<App['look']>): Promise<Observation> {
  const tally = createSessionTally({
    idleMs: config.sessionIdleMinutes * 60_000,
    max: config.maxSessions,
    onEnd: (ms) => observation.observer.sessionEnded(ms),
  });
  const lookAll = (): Look => ({ ...look(), sessions: tally.count() });
  const recorder = createRecorder(lookAll);
  const observation: Observation = {
    observer: recorder,
    onCall: (who, call) => observation.observer.call(seen(who, call)),
    tally,
    recording: recorder.recording,
  };
  if (!wantsMetrics(config)) return observation;
  const [{ createInstruments }, { readingOf }] = await Promise.all([
    import('../metrics/instruments.ts'),
    import('../metrics/exposition.ts'),
  ]);
  const names = catalogue.flatMap(({ tools }) => tools.map(({ name }) => name));
  const instruments = createInstruments({
    version,
    tools: new Set([...names, ...SEARCH_TOOLS]),
    look: lookAll,
  });
  observation.observer = both(recorder, instruments);
  const { registry } = instruments;
  observation.metrics = { text: () => registry.metrics(), reading: () => readingOf(registry) };
  return observation;
}

function seen({ key }: Who, { tool, result, ms }: EndedCall): SeenCall {
  const call = { tool: tool.name, caller: key.slice(0, 8), ms, ...answerSize(result.content) };
  if (!result.isError) return call;
  const report = result._meta?.['mcp-atlassian/error'] as ErrorReport | undefined;
  const [first] = result.content;
  const text = first?.type === 'text' ? first.text : '';
  return { ...call, failure: { kind: report?.kind ?? 'other', message: report?.message ?? text } };
}
