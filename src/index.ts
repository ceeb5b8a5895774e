export { defineConfig, type ImapiConfig } from './config.ts';
export { createMock, type Mock, type Service } from './create-mock.ts';
export type { LiveClient, LiveClientOptions, LiveDraft, LiveMatch } from './live/live-client.ts';
export { type RouteContext, routeContext } from './mock/http/route-context.ts';
export type { MockOptions } from './mock-options.ts';
export { type Contract, type Issue, loadContract } from './spec/contract.ts';
export type { components, operations, paths } from './spec/generated/types.gen.ts';
export { ApiFailure, type FailureName, type ResultCode, resultCodes } from './spec/result-codes.ts';
