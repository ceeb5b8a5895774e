import { readFileSync } from 'node:fs';
import { packageFile } from './package-file.ts';

/** The version this package says it has. */
export function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(packageFile('package.json'), 'utf8'));
  const found =
    typeof manifest === 'object' && manifest !== null ? Reflect.get(manifest, 'version') : undefined;
  return typeof found === 'string' ? found : 'unknown';
}
