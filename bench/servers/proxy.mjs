// This project's proxy, built: bare (passing on alone), judging, or judging and writing a HAR.
import { rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { createProxy } from '../../src/proxy/create-proxy.ts';
import { passOn } from '../../src/proxy/passage.ts';
import { Upstream } from '../../src/proxy/upstream.ts';
import { loadContract } from '../../src/spec/contract.ts';

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
