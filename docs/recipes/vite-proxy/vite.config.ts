import { defineConfig } from 'vite';

const target = process.env.IMAPI_URL ?? 'http://127.0.0.1:8094';

/** What belongs to the API, the upload, the files and the mock's control API; everything else is the app's. */
const paths = '^/(config$|(user|friends|room|tigase|console|upload|0|__admin)/)';

export default defineConfig({
  server: { proxy: { [paths]: { target } } },
});
