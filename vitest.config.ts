import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Some tests run whole builds in child processes; two at a time suits a small machine.
    maxWorkers: 2,
    reporters: ['default'],
  },
})
