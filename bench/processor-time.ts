/** Milliseconds of processor time that this process has used so far, all threads: steadier than the clock on a busy machine. */
export function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
