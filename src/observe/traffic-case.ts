import type { OperationId } from '../spec/contract.ts';

/** The id of the case that stands for what traffic shows of an operation. */
export const trafficCase = (id: OperationId) => `traffic/${id}`;
