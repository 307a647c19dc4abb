import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: ['test/system/**', 'test/oracle/**', 'node_modules/**'],
    globalSetup: 'test/support/global-setup.ts',
    setupFiles: 'test/support/setup.ts',
    // Every core: by default one is left free, which on two cores halves the speed.
    maxWorkers: '100%',
    testTimeout: 30_000,
  },
});
