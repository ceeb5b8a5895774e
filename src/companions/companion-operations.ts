import type { AnyHandler, OperationSet } from '../mock/operations/handler.ts';
import { companionCodes } from './codes.ts';
import { loadCompanions } from './contract.ts';
import { dialectWarning } from './dialect.ts';
import type { CompanionContext, CompanionTools } from './handler.ts';
import { companionHandlers } from './handlers/index.ts';
import { warning } from './warning.ts';

/** The calls of companions.yaml with their handlers, for a pipeline of their own. */
export function companionOperations(tools: CompanionTools): OperationSet {
  const handlers = Object.entries(companionHandlers).map(([id, handler]): [string, AnyHandler] => {
    // The binder has read the values that the type of the handler asks for.
    const handle = handler as (context: CompanionContext, values: object) => object;
    return [id, (context, values) => handle({ ...context, tools }, values)];
  });
  return {
    contract: loadCompanions(),
    handlers: Object.fromEntries(handlers),
    ownCodes: Object.values(companionCodes),
    warnOf: ({ path }) => dialectWarning(path) ?? warning,
  };
}
