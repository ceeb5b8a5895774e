import { defineConfig } from 'vite';

const target = process.env.IMAPI_URL ?? 'http://127.0.0.1:8094';
const live = process.env.IMAPI_LIVE_URL ?? 'ws://127.0.0.1:5260';

/** What belongs to the API and its files; everything else is the app's. */
const paths = '^/(config$|(user|friends|room|tigase|upload|avatar|0)/)';

export default defineConfig({
  server: { proxy: { '^/live$': { target: live, ws: true }, [paths]: { target } } },
});
