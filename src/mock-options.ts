import type { IncomingMessage, ServerResponse } from 'node:http';
import { didYouMean } from './base/nearest.ts';
import type { CompanionOptions } from './companions/companion-options.ts';
import type { Log } from './mock/log.ts';
import type { MockSettings } from './mock/settings.ts';
import { isScenario } from './scenario/scenario.ts';
import type { WorldOptions } from './worlds/world-options.ts';

/** The options of `createMock`; every one is optional. */
export interface MockOptions extends Partial<MockSettings>, WorldOptions, CompanionOptions {
  /** The token of the control API; default: none, or a random one where other machines can reach it. */
  readonly adminToken?: string;
  /** Receives a line for each request, and what went wrong. Default: nobody. */
  readonly log?: Log;
  /**
   * An application's own endpoints that the document does not have, those of its gateway for one: an Express router or
   * app, or any middleware. Asked after the API's operations and the control API, before the companions; `routeContext`
   * gives each of them the world of its request.
   */
  extraRoutes?(request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void): unknown;
}

/** Every option, so that a misspelt one is noticed where no compiler looks. */
const known: Readonly<Record<keyof MockOptions, true>> = {
  data: true,
  scenario: true,
  reset: true,
  acceptEditedStore: true,
  sync: true,
  seed: true,
  now: true,
  journalSize: true,
  adminToken: true,
  adminOrigins: true,
  log: true,
  extraRoutes: true,
  companions: true,
  login: true,
  passwords: true,
  dialect: true,
  strict: true,
  selfCheck: true,
  cors: true,
  delay: true,
  keepLoginOnDissolve: true,
  publicUrl: true,
  publicFilesUrl: true,
  uploadLimit: true,
};

/** @throws Error for an option that does not exist, with the nearest, or one that makes no sense */
export function checkOptions(options: MockOptions): void {
  for (const name of Object.keys(options)) {
    if (Object.hasOwn(known, name)) continue;
    refuse(`there is no option ${name}.${didYouMean(name, Object.keys(known))}`);
  }
  const { now, delay, journalSize, adminOrigins = [], login, dialect, companions, scenario } = options;
  if (now !== undefined && !Number.isFinite(now)) refuse('now has to be milliseconds since 1970.');
  if (delay !== undefined && !isSpan(delay))
    refuse('delay has to be two numbers of milliseconds, [100, 400].');
  if (journalSize !== undefined && !(Number.isInteger(journalSize) && journalSize >= 0))
    refuse('journalSize has to be a whole number of at least 0.');
  for (const origin of adminOrigins) {
    if (!/^https?:\/\/[^/]/i.test(origin) || !URL.canParse(origin))
      refuse(`${origin} is no origin. Write it with its scheme, like http://localhost:5173.`);
  }
  if (scenario !== undefined && typeof scenario !== 'string' && !isScenario(scenario))
    refuse('scenario has to be a name, a file, a folder, or what scenario() gives.');
  if (login !== undefined && login !== 'any' && login !== 'strict') refuse('login has to be any or strict.');
  if (dialect !== undefined && dialect !== 'document' && dialect !== 'newer')
    refuse('dialect has to be document or newer.');
  if (dialect === 'newer' && companions === false)
    refuse('the newer dialect is the companions’ own. Leave out one of the two.');
}

function isSpan(delay: unknown): boolean {
  if (!Array.isArray(delay) || delay.length !== 2) return false;
  const [min, max]: unknown[] = delay;
  return typeof min === 'number' && typeof max === 'number' && min >= 0 && max >= min;
}

function refuse(why: string): never {
  throw new Error(`Failed to make a mock: ${why}`);
}
