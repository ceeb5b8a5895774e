import type { Request, Response } from 'express';
import type { UploadOptions } from '../../mock/files/upload.ts';
import { readForm } from '../../mock/http/form.ts';
import { requestWorld } from '../../mock/http/request-world.ts';
import type { HttpService } from '../../mock/http/service.ts';
import type { MockContext } from '../../mock/mock-context.ts';
import { readParameters } from '../../mock/pipeline/parameters.ts';
import { resultCodes } from '../../spec/result-codes.ts';
import { SessionRefusal } from '../../worlds/session-name.ts';
import type { World } from '../../worlds/world.ts';
import { warning } from '../warning.ts';
import { type StoredFiles, uploadedPaths } from './stored-files.ts';

/** Does something with uploaded files, and returns the answer without result code. */
type FileCall = (request: Request, world: World, paths: readonly string[]) => Promise<object>;

/** Builds the calls about files that are uploaded already (live facts C). They need no token. */
export function fileCalls(mock: MockContext, options: UploadOptions, files: StoredFiles): HttpService[] {
  const { headers, filesUrl } = options;

  const send = (response: Response, answer: { readonly resultCode: number }) => {
    const text = JSON.stringify(answer);
    Object.assign(response.locals, { resultCode: answer.resultCode, answer: text });
    response.writeHead(200, { ...headers, 'Content-Type': 'application/json;charset=UTF-8' });
    response.end(text);
  };

  function service(name: string, call: FileCall): HttpService {
    const path = `/upload/${name}`;
    async function answer(request: Request, response: Response): Promise<void> {
      const world = requestWorld(mock, request);
      if (world instanceof SessionRefusal) throw world;
      const { fields } = await readForm(request);
      const parameters = readParameters(request.url.split('?')[1] ?? '', fields);
      response.locals.parameters = parameters;
      const { paths = '' } = parameters;
      send(response, { ...(await call(request, world, uploadedPaths(paths))), resultCode: 1 });
    }
    return {
      companion: { id: name, warning },
      meant: requested => (requested === path ? path : undefined),
      handle(request, response, next) {
        if (request.method === 'OPTIONS') response.writeHead(200, headers).end();
        else answer(request, response).catch(next);
      },
      refuse: response => send(response, { resultCode: resultCodes.parameterInvalid.code }),
    };
  }

  return [
    service('deleteFileServlet', async (_request, world, paths) => {
      await files.remove(world, paths);
      return {};
    }),
    // Nothing here turns one sound into another: the file is answered as it is.
    service('amrToMp3', async (request, _world, paths) => {
      const audios = paths.map(path => ({
        oFileName: path.slice(path.lastIndexOf('/') + 1),
        oUrl: `${filesUrl(request)}${path}`,
        status: 1,
      }));
      return { data: { audios }, total: audios.length, success: audios.length, failure: 0 };
    }),
  ];
}
