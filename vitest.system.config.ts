import { defineConfig } from 'vitest/config';

// Tests against real servers; see test/system/components.ts for what they need.
export default defineConfig({
  test: {
    include: ['test/system/**/*.test.ts'],
    globalSetup: ['test/support/run-folder.ts', 'test/system/components.ts'],
    setupFiles: 'test/support/patience.ts',
    expect: { poll: { timeout: 20_000 } },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    teardownTimeout: 60_000,
    // CI shares its machine with others; a test that needed its second try is marked in the output.
    retry: process.env.CI ? 1 : 0,
    fileParallelism: false,
  },
});
