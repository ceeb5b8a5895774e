// Checked by `npm run typecheck`: an expected error that does not come is an error itself.
import type { Controls, Handle } from '../control.ts';
import { controls } from './index.ts';

const { getClock: _left, ...withoutOne } = controls;

// @ts-expect-error an operation of the document without a handler does not compile
export const incomplete: Controls = withoutOne;

// @ts-expect-error an answer that lacks a field does not compile
export const lacking: Handle<'getVersion'> = () => ({ name: 'imapi-mock', version: '1' });

// @ts-expect-error a parameter that the operation does not have does not compile
export const curious: Handle<'getRow'> = ({ parameters }) => ({ key: parameters.id, row: {} });

// @ts-expect-error a body that need not be there may be missing
export const trusting: Handle<'countRequests'> = ({ body }) => ({ count: body.operationId.length });

export const right: Handle<'advanceClock'> = ({ body }) => ({ mode: 'real', now: body.ms });
