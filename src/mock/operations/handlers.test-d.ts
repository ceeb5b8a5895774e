// Checked by `npm run typecheck`: an expected error that does not come is an error itself.
import type { Handler, Handlers } from './handler.ts';
import { handlers } from './index.ts';

const { getConfig: _left, ...withoutOne } = handlers;

// @ts-expect-error an operation of openapi.yaml without a handler does not compile
export const incomplete: Handlers = withoutOne;

// @ts-expect-error a handler for an operation that openapi.yaml does not have does not compile
export const surplus: Handlers = { ...handlers, makeCoffee: () => ({}) };

// @ts-expect-error an answer that lacks a field does not compile
export const lacking: Handler<'updateRoom'> = () => ({ data: {} });

// @ts-expect-error a field of another type does not compile
export const mistyped: Handler<'updateRoom'> = () => ({ data: { noticeId: 7 } });

// @ts-expect-error data where the contract has none does not compile
export const talkative: Handler<'pinChat'> = () => ({ data: {} });

// @ts-expect-error an answer without the data that the contract has does not compile
export const silent: Handler<'listRooms'> = () => ({});

// @ts-expect-error a parameter that the operation does not have does not compile
export const curious: Handler<'pinChat'> = (_context, { colour }) => ({ colour });

export const right: Handler<'pinChat'> = (_context, { jid, isAdaptive }) => {
  jid satisfies string;
  isAdaptive satisfies number;
  return {};
};
