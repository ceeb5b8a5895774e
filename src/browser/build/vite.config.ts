import { join } from 'node:path';
import { defineConfig } from 'vite';
import { embedded } from './embedded-plugin.ts';
import { instead } from './instead-plugin.ts';

// One file that asks nothing of Node; the data of the demo and the contract are in it.
export default defineConfig({
  root: join(import.meta.dirname, '..'),
  logLevel: 'warn',
  plugins: [instead(), embedded()],
  build: {
    outDir: '../../dist',
    emptyOutDir: false,
    target: 'es2023',
    lib: { entry: 'index.ts', formats: ['es'], fileName: () => 'browser.js' },
    rolldownOptions: {
      output: { codeSplitting: false, minify: true },
      transform: { inject: { Buffer: ['buffer/', 'Buffer'] } },
    },
  },
});
