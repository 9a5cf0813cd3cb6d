import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      // Pure functions keep nothing: their files share a process, which saves a quarter of their time.
      { extends: true, test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], isolate: false } },
      { extends: true, test: { name: 'core', include: ['tests/{integration,contract}/**/*.test.ts'] } },
    ],
    setupFiles: ['tests/support/seed.ts'],
    // A slow machine that does other work beside takes long to begin; what waits for nothing still ends.
    testTimeout: 90_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // Both cores of a small machine: the tests wait for files and processes half of their time.
    maxWorkers: 2,
  },
})
