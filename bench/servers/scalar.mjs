// Scalar's mock server on openapi.yaml; wants Node 22 or newer.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [, , port, , spec] = process.argv;
const require = createRequire(new URL('../peers/', import.meta.url));
const load = name => import(pathToFileURL(require.resolve(name)).href);
const { createMockServer } = await load('@scalar/mock-server');
const { serve } = await load('@hono/node-server');
const app = await createMockServer({ document: readFileSync(spec, 'utf8') });
serve({ fetch: app.fetch, port: Number(port), hostname: '127.0.0.1' });
