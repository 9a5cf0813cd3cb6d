import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/{unit,integration,contract,migrations}/**/*.test.ts'],
    setupFiles: ['tests/support/seed.ts'],
    testTimeout: 30_000,
    pool: 'forks',
    // Both cores of a small machine: the tests wait for files and processes half of their time.
    maxWorkers: 2,
  },
})
