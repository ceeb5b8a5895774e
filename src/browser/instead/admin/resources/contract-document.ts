import { Problem } from '../../../../admin/http/problem.ts';
import type * as node from '../../../../admin/resources/contract-document.ts';

/** The document is not in the build: import `imapi-mock/openapi.yaml` where it is needed. */
export const readContractDocument: typeof node.readContractDocument = async () => {
  throw new Problem(
    'not-found',
    'Failed to read the contract: it is not in the browser build. Import imapi-mock/openapi.yaml.',
  );
};
