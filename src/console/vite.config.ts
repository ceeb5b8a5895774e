import { defineConfig } from 'vite';
import { errata } from './errata-plugin.ts';

// The console is served under /__admin/ with `default-src 'self'`: nothing inline, nothing from elsewhere.
export default defineConfig({
  base: './',
  plugins: [errata()],
  build: {
    outDir: '../../dist/console',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
