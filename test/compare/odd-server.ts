import { buffer } from 'node:stream/consumers';
import type { StartedMock } from '../harness.ts';
import { startServer } from '../proxy/harness.ts';

/** A mock as a server that is compared. */
export const at = ({ base }: Pick<StartedMock, 'base'>) => ({ url: base, token: 'mock-100164' });
/** What a server answers in place of a mock behind it, by path. */
export type Odd = Readonly<Record<string, (send: () => Promise<unknown>) => unknown>>;

/** A server that answers as a mock does, but for some paths. */
export const oddServer = ({ mock }: StartedMock, odd: Odd, answers: Promise<unknown>[] = []) =>
  startServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://x');
    const { method = 'GET', headers, url = '' } = request;
    const body = await buffer(request);
    const form = { method, body, headers: { 'Content-Type': `${headers['content-type']}` } };
    const send = async () => (await mock.fetch(url, method === 'GET' ? undefined : form)).json();
    const answer = Promise.resolve(odd[pathname]?.(send) ?? send());
    answers.push(answer);
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(await answer));
  });
