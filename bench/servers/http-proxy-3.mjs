// A proxy of http-proxy-3 in its own idiom.
import { createRequire } from 'node:module';
import { Agent } from 'node:http';

const [, , port, target] = process.argv;
const require = createRequire(new URL('../peers/package.json', import.meta.url));
const { createProxyServer } = require('http-proxy-3');
createProxyServer({ target, agent: new Agent({ keepAlive: true }) }).listen(Number(port), '127.0.0.1');
