import { expect, test } from 'vitest';
import { curlOfSent } from './curl.ts';
import type { SentRequest } from './exchange.ts';
import { redactor } from './redact.ts';

const redact = redactor([
  ['owner', 'owner-token'],
  ['peer', 'peer-token'],
]);
const sent: SentRequest = {
  method: 'GET',
  url: 'http://127.0.0.1:8094/room/get',
  parameters: { access_token: 'owner-token', roomId: "it's" },
  carried: 'query',
  headers: {},
  files: [],
};

test.each<[string, Partial<SentRequest>, string]>([
  ['a query', {}, `curl -sS "http://127.0.0.1:8094/room/get?access_token=$IMAPI_TOKEN&roomId=it's"`],
  ['nothing', { carried: 'none' }, `curl -sS 'http://127.0.0.1:8094/room/get'`],
  [
    'a form',
    { method: 'POST', carried: 'form', headers: { 'X-Who': 'peer-token' } },
    `curl -sS -X POST -H "X-Who: $IMAPI_PEER_TOKEN" --data-urlencode "access_token=$IMAPI_TOKEN" --data-urlencode 'roomId=it'\\''s' 'http://127.0.0.1:8094/room/get'`,
  ],
  [
    'an upload',
    { method: 'POST', carried: 'multipart', parameters: { validTime: '@7' }, files: ['a b.png'] },
    `curl -sS -X POST --form-string 'validTime=@7' -F 'file=@a b.png' 'http://127.0.0.1:8094/room/get'`,
  ],
])('%s is repeated, with tokens as variables', (_, change, command) => {
  expect(curlOfSent({ ...sent, ...change }, redact)).toBe(command);
});
