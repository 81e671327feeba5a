import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { texts } from './scripts/texts.mjs';

const RED = '#a61b1b';
const PAPER = '#f6f4ef';

/** Where the server of `npm run dev` listens; `scripts/dev.mjs` hands it over. */
const api = process.env.DEV_API ?? 'http://127.0.0.1:3001';

/**
 * A network's sign-in page comes with status 200 for every address: what is not byte for byte ours
 * must not be stored as the app.
 */
function withIntegrity(entries: { url: string; revision: string | null; size: number }[]) {
  const manifest = entries.map((entry) => {
    const bytes = readFileSync(new URL(`dist/${entry.url}`, import.meta.url));
    const digest = createHash('sha256').update(bytes).digest('base64');
    return { ...entry, integrity: `sha256-${digest}` };
  });
  return { manifest };
}

export default defineConfig({
  plugins: [
    preact({ devToolsEnabled: false }),
    texts(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/sw',
      filename: 'sw.ts',
      // main.tsx registers the worker itself, to offer an update instead of forcing it.
      injectRegister: false,
      registerType: 'prompt',
      injectManifest: {
        globPatterns: ['**/*.{js,css,html,svg,webmanifest}', 'icons/icon-192.png'],
        manifestTransforms: [withIntegrity],
        buildPlugins: { vite: [texts()] },
      },
      manifest: {
        id: '/',
        name: 'Tổ Số',
        short_name: 'Tổ Số',
        description:
          'Sổ việc của Tổ công nghệ số cộng đồng: việc hôm nay, ảnh, báo cáo. Làm được cả khi không có mạng.',
        lang: 'vi',
        dir: 'ltr',
        start_url: '/',
        scope: '/',
        display: 'standalone',
        theme_color: RED,
        background_color: PAPER,
        categories: ['government', 'productivity'],
        icons: [
          { src: '/icons/icon.svg', sizes: 'any', type: 'image/svg+xml' },
          { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
          {
            src: '/icons/maskable-512.png',
            sizes: '512x512',
            type: 'image/png',
            purpose: 'maskable',
          },
        ],
        screenshots: [
          {
            src: '/icons/screenshot-narrow.png',
            sizes: '360x640',
            type: 'image/png',
            form_factor: 'narrow',
            label: 'Việc hôm nay trên điện thoại',
          },
          {
            src: '/icons/screenshot-wide.png',
            sizes: '1280x800',
            type: 'image/png',
            form_factor: 'wide',
            label: 'Việc của phường trên máy tính',
          },
        ],
        shortcuts: [
          { name: 'Việc hôm nay', url: '/' },
          { name: 'Hộp gửi', url: '/hop-gui' },
        ],
      },
    }),
  ],
  // The package's own entry is written for browsers before 2018, and 2 kB larger for it.
  resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' }] },
  build: {
    target: 'es2022',
    // Slower than what comes with the bundler, and 500 bytes smaller on every phone.
    minify: 'terser',
    terserOptions: { module: true, compress: { passes: 3 } },
    // Media queries in the old form: phones of 2022 drop `width >= …`.
    cssTarget: ['chrome100', 'safari15.4'],
    manifest: true,
    // The first load would pay for a list of every file that a later screen needs; those come from
    // the worker's cache.
    modulePreload: false,
    sourcemap: false,
    rolldownOptions: {
      output: {
        // A file costs a phone a look-up in the worker's cache, some milliseconds on several threads: few files, cut
        // by what is needed together, and what groups before them took.
        codeSplitting: {
          groups: [
            // The first screen; an update of the app leaves the libraries in the phone's cache.
            { name: 'libraries', test: /node_modules/, tags: ['$initial'], priority: 1 },
            { name: 'first', tags: ['$initial'], priority: 1 },
            // Whoever has nothing yet, on whatever line: small.
            {
              name: 'newcomer',
              test: /src\/client\/(screens\/(join|install|help)\.tsx|leave\.ts)$/,
            },
            // What every start runs once the first screen is drawn.
            { name: 'after', test: /src\/client\/after\.ts$/ },
            // What several screens have in common; what reads plans and pictures stays with those.
            {
              name: 'shared',
              test: /lucide-preact|src\/(client|shared)\/(?!plan|local\/(import|picture))/,
              minShareCount: 2,
            },
          ],
        },
      },
    },
  },
  // Terser leaves the workers' line breaks in.
  worker: { rolldownOptions: { output: { minify: true } } },
  server: { proxy: { '/api': api } },
});
