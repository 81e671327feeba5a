import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';
import { texts } from '../../scripts/texts.mjs';

/** The stories page: `vite test/stories` while drawing, `vite build test/stories` to look at it later. */
export default defineConfig({
  plugins: [preact({ devToolsEnabled: false }), texts()],
  build: {
    target: 'es2022',
    cssTarget: ['chrome100', 'safari15.4'],
    outDir: '../../node_modules/.cache/stories',
    emptyOutDir: true,
  },
});
