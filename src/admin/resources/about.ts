import { controlDocument } from '../../control-api/generated/document.gen.ts';
import type { Controls } from '../control.ts';
import { readContractDocument } from './contract-document.ts';

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
  getContract: () => readContractDocument(),
};
