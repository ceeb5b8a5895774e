import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { succeeds } from './load.ts';
import type { Command } from './process.ts';

const here = import.meta.dirname;
const peer = (path: string) => join(here, 'peers/node_modules', path);
const spec = join(here, '../openapi.yaml');

/** A server that takes part in a comparison. */
export interface Contestant {
  readonly name: string;
  /** Left out of the table where this is not installed. */
  readonly needs?: string;
  /** Where it answers, if it cannot have the API's own path. */
  readonly path?: string;
  readonly command: Command;
  /** @throws Error when its first answer is not what the others answer */
  readonly judge?: (answer: string) => void;
}

/** The queries that are measured; all of them succeed on the demo data. */
export const queries = {
  user: '/user/get?access_token=mock-100164&flag=rw',
  history: '/tigase/shiku_msgs?access_token=mock-100164&flag=rw&receiver=100102&pageIndex=0&pageSize=20',
  push: '/console/oneSendOne?access_token=mock-100164&flag=rw&type=1&content=hello&sendPhone=18094152050&toUserPhone=13112345611',
};

/** A program of `bench/servers` on Node. */
export const serverOf = (name: string, ...args: readonly string[]): Command =>
  commandOf(join(here, 'servers', name), ...args);

/** A program on Node that takes a port first. */
export const commandOf =
  (file: string, ...args: readonly string[]): Command =>
  port => [process.execPath, file, String(port), ...args];

/** The built mock as `createMock` makes it, nothing on disk, its log silent. */
export const mock: Contestant = { name: 'imapi-mock', command: serverOf('mock.mjs'), judge: succeeds };

/** Bare `node:http` answering the bytes of a file. */
export const bare = (body: string): Contestant => ({
  name: 'bare node:http',
  command: serverOf('bare.mjs', body),
});

export const bareExpress = (body: string): Contestant => ({
  name: 'bare Express 5, res.json',
  needs: peer('express'),
  command: serverOf('express.mjs', body),
});

/** Other people's servers for the answer in a file, each in its own idiom. */
export function others(body: string, answer: string): Contestant[] {
  const database = `${body}.db.json`;
  // json-server's idiom: a resource of its own in a database file.
  writeFileSync(database, JSON.stringify({ 'user-get': JSON.parse(answer) }));
  const prism = [peer('@stoplight/prism-cli/dist/index.js'), 'mock', spec, '-h', '127.0.0.1', '-v', 'silent'];
  return [
    {
      name: 'json-server 1.0',
      needs: peer('json-server'),
      path: '/user-get',
      command: port => [process.execPath, peer('json-server/lib/bin.js'), '--port', String(port), database],
    },
    {
      name: 'express-openapi-validator',
      needs: peer('express-openapi-validator'),
      command: serverOf('openapi-validator.mjs', body, spec),
    },
    {
      name: 'Prism 5.14, log silent',
      needs: peer('@stoplight/prism-cli'),
      command: port => [process.execPath, ...prism, '-p', String(port)],
    },
    {
      name: "Scalar's mock server (Node 22)",
      needs: peer('@scalar/mock-server'),
      command: port => [peer('node/bin/node'), join(here, 'servers/scalar.mjs'), String(port), body, spec],
    },
  ];
}

export const installed = ({ needs }: Contestant) => needs === undefined || existsSync(needs);
