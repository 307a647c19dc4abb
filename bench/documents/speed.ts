import { median } from '../measure.ts';
import { processorMs } from '../processor-time.ts';

// Until the compiler has seen enough; a slow converter is not waited for.
const warmUp = { conversions: 500, milliseconds: 4_000 };

/** Documents per second of processor time once warm: the median of the rounds. */
export function documentsPerSecond(
  convert: (text: string) => unknown,
  text: string,
  { rounds, roundMs }: { rounds: number; roundMs: number },
): number {
  const started = performance.now();
  for (let i = 0; i < warmUp.conversions && performance.now() - started < warmUp.milliseconds; i++)
    convert(text);
  return median(Array.from({ length: rounds }, () => rate(convert, text, roundMs)));
}

function rate(convert: (text: string) => unknown, text: string, milliseconds: number): number {
  const started = performance.now();
  const used = processorMs();
  let count = 0;
  do {
    convert(text);
    count++;
  } while (performance.now() - started < milliseconds);
  return (count * 1000) / (processorMs() - used);
}
