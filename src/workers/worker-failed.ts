/** A worker ended before the service was up; it has said why. */
export class WorkerFailed extends Error {
  override readonly name = 'WorkerFailed';
  readonly exitCode: number;
  constructor(exitCode: number) {
    super(`the first worker ended with code ${exitCode}`);
    this.exitCode = exitCode;
  }
}
