import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { checked, folder } from './runs.ts';

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

/** An https server whose certificate nobody vouches for. */
async function selfSigned(): Promise<string> {
  const at = folder();
  const [key, cert] = [join(at, 'key.pem'), join(at, 'cert.pem')];
  const subject = ['-subj', '/CN=127.0.0.1', '-days', '2', '-nodes', '-newkey', 'rsa:2048'];
  execFileSync('openssl', ['req', '-x509', ...subject, '-keyout', key, '-out', cert], { stdio: 'ignore' });
  const server = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (_, response) => {
    response.setHeader('Content-Type', 'application/json;charset=UTF-8').end('{}');
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test.skipIf(!hasOpenssl)(
  'a self-signed certificate ends with 3 and names --insecure, which goes on (needs openssl)',
  async () => {
    const url = await selfSigned();
    const tokens = { owner: 'abc' };
    const refused = await checked(url, { tokens });
    expect(refused.verdict).toMatchObject({
      exitCode: 3,
      sentence: expect.stringMatching(/certificate is not trusted.*--insecure/),
    });
    const taken = await checked(url, { tokens, insecure: true });
    expect(taken.verdict.exitCode).toBe(1);
  },
);
