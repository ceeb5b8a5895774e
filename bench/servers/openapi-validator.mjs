// express-openapi-validator on Express, checking requests against openapi.yaml.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const [, , port, file, spec] = process.argv;
const require = createRequire(new URL('../peers/', import.meta.url));
const express = require('express');
const OpenApiValidator = require('express-openapi-validator');
const answer = JSON.parse(readFileSync(file, 'utf8'));
const app = express();
app.use(OpenApiValidator.middleware({ apiSpec: spec, validateRequests: true, validateResponses: false }));
app.get('/user/get', (_request, response) => response.json(answer));
app.listen(Number(port), '127.0.0.1');
