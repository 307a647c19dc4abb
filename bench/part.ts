/** How a run is made. */
export interface RunOptions {
  /** Fewer rounds: shows that everything works, gives rough figures. */
  short: boolean;
}

/** One part of the benchmark: what it measures, and how that is told. */
export interface Part<Result> {
  title: string;
  measure(options: RunOptions): Promise<Result>;
  /** Markdown below the part's heading. */
  describe(result: Result): string;
  /** SVG charts by file name without ending. */
  charts(result: Result): Record<string, string>;
}
