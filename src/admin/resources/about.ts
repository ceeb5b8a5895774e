import { readFile } from 'node:fs/promises';
import { packageFile } from '../../base/package-file.ts';
import { controlDocument } from '../../control-api/generated/document.gen.ts';
import type { Controls } from '../control.ts';

/** The contract as it is written. */
const contractFile = packageFile('openapi.yaml');

/** What this mock is, and the two documents. */
export const about: Pick<Controls, 'getVersion' | 'getHealth' | 'getDocument' | 'getContract'> = {
  getVersion: ({ control }) => ({
    name: 'imapi-mock',
    version: control.version,
    contract: control.mock.contract.info.version,
  }),
  getHealth: ({ control, baseUrl }) => {
    const liveUrl = control.liveUrl(baseUrl);
    return {
      status: 'ok',
      ...(liveUrl !== undefined && { liveUrl }),
      ...(control.proxyOf !== undefined && { proxyOf: control.proxyOf }),
      liveConnections: control.live.size,
      contractWarnings: control.mock.warningCounts.all(),
    };
  },
  getDocument: () => controlDocument,
  getContract: async () => {
    // The mock itself reads no YAML: this is for the console and for tools alone.
    const { parse } = await import('yaml');
    return parse(await readFile(contractFile, 'utf8'));
  },
};
