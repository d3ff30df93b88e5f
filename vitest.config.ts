import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Several tests start browsers, Java or word processors: more workers than processors only makes them time out.
    maxWorkers: 2,
  },
});
