// Bare node:http reading a form and appending a kilobyte to a file: what a write on disk is compared with.
import { appendFile } from 'node:fs';
import { createServer } from 'node:http';

const [, , port, file] = process.argv;
const line = `${'x'.repeat(1023)}\n`;
const headers = { 'Content-Type': 'application/json;charset=UTF-8' };
createServer((request, response) => {
  let text = '';
  request.setEncoding('utf8');
  request.on('data', part => {
    text += part;
  });
  request.on('end', () => {
    const form = new URLSearchParams(text);
    appendFile(file, line, error => {
      if (error) throw error;
      const body = JSON.stringify({ resultCode: 1, data: form.get('content') });
      response.writeHead(200, { ...headers, 'Content-Length': Buffer.byteLength(body) });
      response.end(body);
    });
  });
}).listen(Number(port), '127.0.0.1');
