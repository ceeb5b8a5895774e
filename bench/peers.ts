import { existsSync } from 'node:fs';
import { join } from 'node:path';

const here = import.meta.dirname;
const peer = (path: string) => join(here, 'peers/node_modules', path);
const server = (name: string) => join(here, 'servers', name);
const spec = join(here, '../openapi.yaml');

/** A server that takes part in a comparison. */
export interface Contestant {
  readonly name: string;
  /** Left out of the table where this is not installed. */
  readonly needs?: string;
  /** Where it answers, if it cannot have the API's own path. */
  readonly path?: string;
  command(port: number, body: string): readonly string[];
}

/** The query every contestant answers. */
export const userGet = '/user/get?access_token=mock-100164&flag=rw';

export const bare: Contestant = {
  name: 'bare node:http',
  command: (port, body) => [process.execPath, server('bare.mjs'), String(port), body],
};

export const bareExpress: Contestant = {
  name: 'bare Express 5, res.json',
  needs: peer('express'),
  command: (port, body) => [process.execPath, server('express.mjs'), String(port), body],
};

export const mock: Contestant = {
  name: 'imapi-mock',
  command: port => [process.execPath, server('mock.mjs'), String(port)],
};

/** Other people's servers for the same answer, each in its own idiom. */
export const others: readonly Contestant[] = [
  {
    name: 'json-server 1.0',
    needs: peer('json-server'),
    path: '/user-get',
    command: (port, body) => [
      process.execPath,
      peer('json-server/lib/bin.js'),
      '--port',
      String(port),
      `${body}.db.json`,
    ],
  },
  {
    name: 'express-openapi-validator',
    needs: peer('express-openapi-validator'),
    command: (port, body) => [process.execPath, server('openapi-validator.mjs'), String(port), body, spec],
  },
  {
    name: 'Prism 5.14, log silent',
    needs: peer('@stoplight/prism-cli'),
    command: port => [
      process.execPath,
      peer('@stoplight/prism-cli/dist/index.js'),
      'mock',
      spec,
      '-p',
      String(port),
      '-h',
      '127.0.0.1',
      '-v',
      'silent',
    ],
  },
  {
    name: "Scalar's mock server (Node 22)",
    needs: peer('@scalar/mock-server'),
    command: (port, body) => [peer('node/bin/node'), server('scalar.mjs'), String(port), body, spec],
  },
];

export const installed = ({ needs }: Contestant) => needs === undefined || existsSync(needs);
