import { defineConfig } from 'vitest/config';

// Comparison with Atlassian's own converter of wiki markup; `npm run oracle` installs that into test/oracle.
export default defineConfig({ test: { include: ['test/oracle/**/*.test.ts'], testTimeout: 30_000 } });
