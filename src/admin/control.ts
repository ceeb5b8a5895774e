import type { Progress } from '../base/progress.ts';
import { version } from '../base/version.ts';
import type { AnswerOf, BodyOf, ControlId, JsonControlId, ParametersOf } from '../control-api/operations.ts';
import type { MessageWriter } from '../domain/message-writer.ts';
import { Judge } from '../journal/judge.ts';
import type { LazyLive } from '../live/lazy-live.ts';
import type { MockContext } from '../mock/mock-context.ts';
import type { ScenarioLoader } from '../worlds/scenario-loader.ts';
import type { World } from '../worlds/world.ts';
import type { Worlds } from '../worlds/worlds.ts';

/** What the control API works on, the same for every request. */
export interface Control {
  readonly mock: MockContext;
  readonly worlds: Worlds;
  readonly writer: MessageWriter;
  readonly judge: Judge;
  readonly version: string;
  readonly scenarios: ScenarioLoader;
  readonly live: Pick<LazyLive, 'size' | 'load'>;
  /** Where apps connect, for a client that reaches the mock by a base URL; undefined while nothing listens for them. */
  liveUrl(baseUrl: string): string | undefined;
  /** The server that a proxy stands in front of; undefined in the mock, which answers by itself. */
  readonly proxyOf: string | undefined;
  /** Aborted when the mock closes, so that nothing waits any longer. */
  readonly closing: AbortSignal;
}

/** What differs by where the control API runs. */
type ControlParts = Omit<Control, 'judge' | 'version' | 'liveUrl' | 'proxyOf'> &
  Partial<Pick<Control, 'liveUrl' | 'proxyOf'>>;

/** Makes what the control API works on. Default: a mock that answers by itself, and in which nothing listens for apps. */
export function makeControl(parts: ControlParts): Control {
  const { contract, settings } = parts.mock;
  return {
    liveUrl: () => undefined,
    proxyOf: undefined,
    judge: new Judge(contract, { cors: settings.cors }),
    version: version(),
    ...parts,
  };
}

/** One request to the control API, read and found well-formed. */
export interface ControlCall<Id extends ControlId> {
  readonly control: Control;
  /** The world the request names; a session begins when it is first asked for, unless the request only reads. */
  readonly world: World;
  readonly parameters: ParametersOf<Id>;
  readonly body: BodyOf<Id>;
  /** How the client reaches the mock, without a trailing slash. */
  readonly baseUrl: string;
  /** Aborted when the client has gone. */
  readonly gone: AbortSignal;
  /** Told how far the work is, where it may be long. */
  readonly progress: Progress;
}

/** What one operation does. What it returns is sent once the changed rows are on disk. */
export type Handle<Id extends ControlId> = (call: ControlCall<Id>) => AnswerOf<Id> | Promise<AnswerOf<Id>>;

/** A handler for every operation. An operation of the document without one does not compile. */
export type Controls = { readonly [Id in JsonControlId]: Handle<Id> };
