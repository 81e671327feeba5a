import { defineConfig } from '@playwright/test';
import { CHROMIUM_ARGS, findChromium } from '../../scripts/chromium.mjs';

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../../test-results',
  timeout: 300_000,
  // How fast something is is measured by the benchmarks; a busy machine must not fail a test.
  expect: { timeout: 20_000 },
  globalTimeout: 2_940_000,
  // Most of a journey is waiting: for the network, for an undo, for a phone to start again.
  workers: 2,
  retries: 0,
  reporter: [
    ['list'],
    ['json', { outputFile: '../../node_modules/.cache/results/playwright.json' }],
  ],
  use: {
    headless: true,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    screenshot: 'only-on-failure',
    trace: 'off',
    launchOptions: { executablePath: findChromium() ?? '/usr/bin/chromium', args: CHROMIUM_ARGS },
  },
});
