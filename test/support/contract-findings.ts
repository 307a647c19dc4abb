/** What was held against the published OpenAPI in this process; apart, so that the set-up of each test file stays light. */
export const findings = {
  /** Of the test that runs. */
  problems: [] as string[],
  exchanges: 0,
};
