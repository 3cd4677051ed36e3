import { defineConfig } from '@playwright/test'

// `npm run soak -- phone` starts the server and finds the browser, and passes both on through the environment.
const { CHROMIUM_PATH, CHROMIUM_ARGS } = process.env

export default defineConfig({
  testDir: '.',
  testMatch: /\.soak\.ts$/,
  outputDir: '../../test-results/soak',
  workers: 1,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    actionTimeout: 10_000,
    launchOptions: {
      ...(CHROMIUM_PATH ? { executablePath: CHROMIUM_PATH } : {}),
      args: CHROMIUM_ARGS ? (JSON.parse(CHROMIUM_ARGS) as string[]) : [],
    },
  },
})
