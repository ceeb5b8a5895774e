// Bare Express 5 with res.json, as its guide has it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const [, , port, file] = process.argv;
const express = createRequire(new URL('../peers/', import.meta.url))('express');
const answer = JSON.parse(readFileSync(file, 'utf8'));
const app = express();
app.get('/user/get', (_request, response) => response.json(answer));
app.get('/tigase/shiku_msgs', (_request, response) => response.json(answer));
app.listen(Number(port), '127.0.0.1');
