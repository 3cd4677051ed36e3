import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

const shared = {
  resolve: {
    alias: [
      { find: /^@\//, replacement: path('./') },
      { find: 'server-only', replacement: path('./tests/support/server-only.ts') },
    ],
  },
}

const project = (name: string, more = {}) => ({
  ...shared,
  test: {
    name,
    include: [`tests/${name}/**/*.test.{ts,tsx}`],
    setupFiles: ['./tests/support/no-console-error.ts'],
    env: { TZ: 'UTC' },
    ...more,
  },
})

export default defineConfig({
  test: {
    projects: [
      project('unit'),
      project('architecture', { testTimeout: 60_000 }),
      project('integration', { testTimeout: 30_000, hookTimeout: 60_000, maxWorkers: 2 }),
    ],
  },
})
