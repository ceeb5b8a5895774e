import type { RequestHandler } from 'express';
import type { LazyLive } from '../live/lazy-live.ts';
import { apiMiddleware } from '../mock/http/api.ts';
import type { ServicePorts } from '../mock/http/service-servers.ts';
import type { MockContext } from '../mock/mock-context.ts';
import type { Worlds } from '../worlds/worlds.ts';
import type { CompanionOptions } from './companion-options.ts';
import type { CompanionTools } from './handler.ts';
import { lazily } from './lazily.ts';
import { readPasswords } from './passwords.ts';

/** The parts of the mock that companions work on. */
export interface CompanionParts {
  readonly mock: MockContext;
  readonly worlds: Worlds;
  readonly ports: ServicePorts;
  readonly live: LazyLive;
}

/**
 * Builds what answers the calls beyond the document; nothing where the options say so. It is loaded when the first of
 * them comes.
 * @throws Error for a file of passwords that cannot be read
 */
export function companionServices(
  { mock, worlds, ports, live }: CompanionParts,
  { companions = true, login = 'any', passwords: file }: CompanionOptions,
): { readonly companions?: RequestHandler } {
  if (!companions) return {};
  const passwords = login === 'strict' ? readPasswords(file) : undefined;
  const tools: CompanionTools = {
    passwords,
    live: {
      keeps: type => live.keeps(type),
      passOn: (session, message) => queueMicrotask(() => live.passOn(worlds.of(session), message)),
    },
    bindToken: (token, session) => worlds.bindToken(token, session),
  };
  const load = async () => {
    const { companionOperations } = await import('./companion-operations.ts');
    return apiMiddleware(mock, ports, companionOperations(tools));
  };
  return { companions: lazily(load) };
}
