import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: ['test/system/**', 'test/oracle/**', 'node_modules/**'],
    globalSetup: ['test/support/run-folder.ts', 'test/support/global-setup.ts'],
    setupFiles: ['test/support/patience.ts', 'test/support/setup.ts'],
    expect: { poll: { timeout: 20_000 } },
    // Every core: by default one is left free, which on two cores halves the speed.
    maxWorkers: '100%',
    // Files of one process share the modules: loading all of them takes longer than most files do.
    isolate: false,
    // Long enough for several waits on a busy machine; what is right takes a fraction of it.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    teardownTimeout: 60_000,
    // CI shares its machine with others; a test that needed its second try is marked in the output.
    retry: process.env.CI ? 1 : 0,
  },
});
