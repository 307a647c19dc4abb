import { onTestFinished } from 'vitest';
import { type ReceivedSpan, startReceiver } from './otlp-receiver.ts';
import { startHttp } from './process.ts';

/** A collector for one test, and the options that lead there; only the end of a process sends anything. */
export async function receiver(status?: number) {
  const started = await startReceiver(status);
  onTestFinished(started.close);
  const named = (name: string): ReceivedSpan[] => started.spans().filter((span) => span.name === name);
  const env = {
    OTEL_EXPORTER_OTLP_ENDPOINT: started.url,
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
    OTEL_BSP_SCHEDULE_DELAY: '3600000',
  };
  return { ...started, named, env };
}

/** The demo over HTTP for one test. */
export async function traced(env: Record<string, string>) {
  const server = await startHttp({ env, args: ['-vv'] });
  onTestFinished(() => void server.child.kill('SIGKILL'));
  const stop = () => {
    server.child.kill('SIGTERM');
    return server.ended;
  };
  return { ...server, mcp: `${server.url}/mcp`, stop };
}
