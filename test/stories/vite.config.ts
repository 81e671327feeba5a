import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';

/** The stories page: `vite test/stories` while drawing, `vite build test/stories` to look at it later. */
export default defineConfig({
  plugins: [preact({ devToolsEnabled: false })],
  build: {
    target: 'es2022',
    cssTarget: ['chrome100', 'safari15.4'],
    outDir: '../../node_modules/.cache/stories',
    emptyOutDir: true,
  },
});
