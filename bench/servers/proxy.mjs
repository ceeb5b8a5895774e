// This project's proxy, built: bare (passing on alone), judging, or judging and writing a HAR.
import { rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { createProxy } from '../../dist/proxy/create-proxy.js';
import { passOn } from '../../dist/proxy/passage.js';
import { Upstream } from '../../dist/proxy/upstream.js';
import { loadContract } from '../../dist/spec/contract.js';

const [, , port, target, kind, har] = process.argv;
if (kind === 'bare') {
  const upstream = new Upstream(target, true);
  createServer((request, response) => {
    passOn(request, response, upstream, { target: request.url, headers: request.rawHeaders }, {});
  }).listen(Number(port), '127.0.0.1');
} else {
  if (har) rmSync(har, { force: true });
  const proxy = await createProxy({
    contract: loadContract(),
    target,
    allowHosts: [],
    verify: true,
    rewrite: false,
    har,
    masks: true,
    journalSize: 1000,
    failOnDrift: false,
    log: () => {},
  });
  await proxy.listen('127.0.0.1', Number(port));
}
