import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';
import { texts } from './scripts/texts.mjs';

// A test's place says what surrounds it: a screen gets a document, a device gets an IndexedDB,
// rules and server get nothing, so that a forbidden global fails there instead of working by luck.
const SCREENS = ['test/**/*.test.tsx', 'test/client/{screens,parts}/**/*.test.ts'];
const DEVICES = ['test/{client,journeys,sim,sw}/**/*.test.ts'];

// `npm run check` leaves out what takes its time.
const slow = process.env.QUICK ? ['**/*.slow.test.{ts,tsx}'] : [];

const always = { exclude: ['test/e2e/**', ...slow], testTimeout: 30_000, hookTimeout: 30_000 };

export default defineConfig({
  plugins: [preact({ devToolsEnabled: false }), texts()],
  test: {
    // Left to itself it keeps one of two cores free.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          ...always,
          name: 'rules',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: [...always.exclude, ...DEVICES, ...SCREENS],
        },
      },
      {
        extends: true,
        test: {
          ...always,
          name: 'devices',
          environment: 'node',
          include: DEVICES,
          exclude: [...always.exclude, ...SCREENS],
          setupFiles: ['test/support/setup-device.ts'],
        },
      },
      {
        extends: true,
        test: {
          ...always,
          name: 'screens',
          environment: 'happy-dom',
          include: SCREENS,
          setupFiles: ['test/support/setup-device.ts', 'test/support/setup-screen.ts'],
        },
      },
    ],
  },
});
