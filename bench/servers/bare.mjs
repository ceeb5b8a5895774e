// Bare node:http answering a file's bytes: what everything else is compared with.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const [, , port, file] = process.argv;
const body = Buffer.from(readFileSync(file));
const headers = { 'Content-Type': 'application/json;charset=UTF-8', 'Content-Length': body.length };
createServer((_request, response) => {
  response.writeHead(200, headers);
  response.end(body);
}).listen(Number(port), '127.0.0.1');
