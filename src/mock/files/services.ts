import { SessionRefusal } from '../../worlds/session-name.ts';
import type { Worlds } from '../../worlds/worlds.ts';
import type { AppParts } from '../http/app.ts';
import { corsHeaders } from '../http/cors.ts';
import { lazily } from '../http/lazily.ts';
import { requestWorld } from '../http/request-world.ts';
import { serviceMiddleware } from '../http/service.ts';
import type { ServicePorts } from '../http/service-servers.ts';
import { filesUrl } from '../http/urls.ts';
import type { MockContext } from '../mock-context.ts';
import { fileService } from './file-service.ts';
import { OneAtATime } from './one-at-a-time.ts';
import { ResourceRows } from './resource-rows.ts';
import type { UploadOptions } from './upload.ts';
import type { FileVault } from './vault.ts';

/** The services beside the API, and what others like them need. */
export interface FileServices extends Pick<AppParts, 'upload' | 'files'> {
  readonly uploads: UploadOptions;
}

/** Builds the services beside the API over one vault: one takes files, the other serves them. */
export function fileServices(
  mock: MockContext,
  worlds: Worlds,
  vault: FileVault,
  ports: ServicePorts,
): FileServices {
  const { settings } = mock;
  const rows = new ResourceRows(worlds);
  const uploads: UploadOptions = {
    vault,
    decoding: new OneAtATime(),
    sizeLimit: settings.uploadLimit,
    headers: settings.cors ? corsHeaders : {},
    filesUrl: request => filesUrl(request, settings, ports),
    worldOf(request) {
      const world = requestWorld(mock, request);
      if (world instanceof SessionRefusal) throw world;
      return rows.of(world);
    },
  };
  const files = fileService({ vault, isExpired: path => rows.isExpired(path) });
  return {
    uploads,
    upload: lazily(async () => {
      const { uploadService } = await import('./upload.ts');
      return serviceMiddleware(mock, uploadService(uploads));
    }),
    files: serviceMiddleware(mock, files),
  };
}
