import type { RequestHandler } from 'express';
import type { LazyLive } from '../live/lazy-live.ts';
import type { UploadOptions } from '../mock/files/upload.ts';
import { apiMiddleware } from '../mock/http/api.ts';
import { lazily } from '../mock/http/lazily.ts';
import { type HttpService, serviceMiddleware } from '../mock/http/service.ts';
import type { ServicePorts } from '../mock/http/service-servers.ts';
import type { MockContext } from '../mock/mock-context.ts';
import type { Worlds } from '../worlds/worlds.ts';
import type { CompanionOptions } from './companion-options.ts';
import { leftToApi } from './dialect.ts';
import type { CompanionTools } from './handler.ts';
import { readPasswords } from './passwords.ts';

/** The parts of the mock that companions work on. */
export interface CompanionParts {
  readonly mock: MockContext;
  readonly worlds: Worlds;
  readonly ports: ServicePorts;
  readonly live: LazyLive;
  readonly uploads: UploadOptions;
}

/** What answers beside the document's own services. */
export interface CompanionServices {
  readonly files: RequestHandler;
  readonly upload: RequestHandler;
  readonly calls: RequestHandler;
}

/**
 * Builds what answers the calls beyond the document; nothing where the options say so. Each is loaded when the first of
 * its calls comes.
 * @throws Error for a file of passwords that cannot be read
 */
export function companionServices(
  parts: CompanionParts,
  { companions = true, login = 'any', passwords: file, dialect }: CompanionOptions,
): CompanionServices | undefined {
  if (!companions) return undefined;
  const { mock, worlds, ports, live, uploads } = parts;
  const tools: CompanionTools = {
    passwords: login === 'strict' ? readPasswords(file) : undefined,
    live: {
      keeps: type => live.keeps(type),
      passOn: (session, message) => queueMicrotask(() => live.passOn(worlds.of(session), message)),
    },
    bindToken: (token, session) => worlds.bindToken(token, session),
  };
  const served = (services: readonly HttpService[]): RequestHandler => {
    const handlers = services.map(service => serviceMiddleware(mock, service));
    return inTurn(handlers);
  };
  return {
    // In the order in which a request is offered to them: what weighs least comes first.
    files: lazily(async () => {
      const { avatarService } = await import('./avatars/avatar-service.ts');
      return served([avatarService(mock, uploads.vault, uploads.headers)]);
    }),
    upload: lazily(async () => {
      const [{ uploadKinds }, { fileCalls }, { StoredFiles }, { uploadService }] = await Promise.all([
        import('./uploads/upload-kinds.ts'),
        import('./uploads/file-calls.ts'),
        import('./uploads/stored-files.ts'),
        import('../mock/files/upload.ts'),
      ]);
      const files = new StoredFiles(worlds, uploads.vault);
      const taking = uploadKinds.map(kind => uploadService(uploads, kind));
      return served([...taking, ...fileCalls(mock, uploads, files)]);
    }),
    calls: lazily(async () => {
      const { companionOperations } = await import('./companion-operations.ts');
      return apiMiddleware(mock, ports, companionOperations(tools), leftToApi(dialect));
    }),
  };
}

/** Offers a request to handlers one after another. */
function inTurn([first, ...rest]: readonly RequestHandler[]): RequestHandler {
  if (!first) return (_request, _response, next) => next();
  const others = inTurn(rest);
  return (request, response, next) =>
    first(request, response, (error?: unknown) => {
      if (error === undefined) others(request, response, next);
      else next(error);
    });
}
