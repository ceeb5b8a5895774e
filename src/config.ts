import type { BreakingFlags } from './cli/actions/breaking.ts';
import type { CompareFlags } from './cli/actions/compare.ts';
import type { DriftFlags } from './cli/actions/drift.ts';
import type { FaultsFlags } from './cli/actions/faults.ts';
import type { GenerateFlags } from './cli/actions/generate.ts';
import type { LearnFlags } from './cli/actions/learn.ts';
import type { McpFlags } from './cli/actions/mcp.ts';
import type { MutateFlags } from './cli/actions/mutate.ts';
import type { ProxyFlags } from './cli/actions/proxy.ts';
import type { ReportFlags } from './cli/actions/report.ts';
import type { ServeFlags } from './cli/actions/serve.ts';
import type { StepsFlags } from './cli/actions/steps.ts';
import type { SweepFlags } from './cli/actions/sweep.ts';
import type { CheckFlags } from './cli/flags/check-settings.ts';
import type { MockOptions } from './mock-options.ts';

export { type RouteContext, routeContext } from './mock/http/route-context.ts';

/** What a flag may be set to: on or off, its words, or whatever may stand behind it on a command line. */
type Setting<Value> = [Value] extends [boolean | undefined]
  ? boolean
  : [Value] extends [readonly string[] | undefined]
    ? readonly string[]
    : [Value] extends [string | undefined]
      ? Value
      : number | string;

/** The flags of a command by their names in camel case, e.g. `logFormat`; `cors: false` is `--no-cors`. */
type Settings<Flags> = { readonly [Name in keyof Flags]?: Setting<Flags[Name]> };

/** What `imapi.config.ts` may say: flags, by command, and the routes of `serve` that no flag can name. */
export interface ImapiConfig {
  /** Settings of `imapi serve`. */
  readonly serve?: Settings<Omit<ServeFlags, 'scenario'>> & Pick<MockOptions, 'extraRoutes' | 'scenario'>;
  /** Settings of `imapi check`. */
  readonly check?: Settings<CheckFlags>;
  /** Settings of `imapi sweep`. */
  readonly sweep?: Settings<SweepFlags>;
  /** Settings of `imapi report`. */
  readonly report?: Settings<ReportFlags>;
  /** Settings of `imapi steps`. */
  readonly steps?: Settings<StepsFlags>;
  /** Settings of `imapi mutate`. */
  readonly mutate?: Settings<MutateFlags>;
  /** Settings of `imapi faults`. */
  readonly faults?: Settings<FaultsFlags>;
  /** Settings of `imapi generate`. */
  readonly generate?: Settings<GenerateFlags>;
  /** Settings of `imapi proxy`. */
  readonly proxy?: Settings<ProxyFlags>;
  /** Settings of `imapi learn`. */
  readonly learn?: Settings<LearnFlags>;
  /** Settings of `imapi compare`. */
  readonly compare?: Settings<CompareFlags>;
  /** Settings of `imapi drift`. */
  readonly drift?: Settings<DriftFlags>;
  /** Settings of `imapi breaking`. */
  readonly breaking?: Settings<BreakingFlags>;
  /** Settings of `imapi mcp`. */
  readonly mcp?: Settings<McpFlags>;
}

/**
 * Gives a configuration file its types.
 * @example
 * export default defineConfig({ serve: { port: 9000, memory: true } });
 */
export function defineConfig(config: ImapiConfig): ImapiConfig {
  return config;
}
