import { describe, expect, test } from 'vitest';
import { loadContract } from '../../spec/contract.ts';
import { ownWords } from './own-words.ts';
import { redactor } from './redact.ts';

const redact = redactor(
  [
    ['owner', 'se cret+1'],
    ['peer', 'peer-token'],
  ],
  ['18094152050', '8618094152050'],
);

test.each([
  ['access_token=se%20cret%2B1&x=1', 'access_token=$IMAPI_TOKEN&x=1'],
  ['token se cret+1, peer-token', 'token $IMAPI_TOKEN, $IMAPI_PEER_TOKEN'],
  ['"phone":"18094152050","telephone":"8618094152050"', '"phone":"180****2050","telephone":"86180****2050"'],
  ['"phone":"13112345611"', '"phone":"131****5611"'],
  [
    '"currentTime":1614074769039,"messageId":"skimweb_100164161404837631184"',
    '"currentTime":1614074769039,"messageId":"skimweb_100164161404837631184"',
  ],
  [
    '{"password":"e10adc","payPassword":"0","userKey":"k"}',
    '{"password":"***","payPassword":"***","userKey":"***"}',
  ],
  ['{\\"password\\":\\"e10adc\\"}', '{\\"password\\":\\"***\\"}'],
  ['?password=abc&a=1', '?password=***&a=1'],
  ["curl -d 'loginKey=abc'", "curl -d 'loginKey=***'"],
  ['{"access_token":"somebody else\'s"}', '{"access_token":"***"}'],
  ['?access_token=imapi-check-nobody', '?access_token=imapi-check-nobody'],
  ['{"isSecretGroup":1,"orderKey":"Z"}', '{"isSecretGroup":1,"orderKey":"Z"}'],
  ['Failed to go on: the token: see --token.', 'Failed to go on: the token: see --token.'],
])('%s', (text, masked) => {
  expect(redact(text)).toBe(masked);
});

describe('a token that has a word of every report in it', () => {
  const masks = redactor(
    [
      ['outsider', 'tok-outsider'],
      ['owner', 'own'],
      ['peer', 'listRooms/2'],
    ],
    [],
    ['nicknames'],
    ownWords(loadContract()),
  );

  test.each([
    ['the outsider and the owner are friends', 'the outsider and the owner are friends'],
    ['{{token.outsider}} {{owner.userId}}', '{{token.outsider}} {{owner.userId}}'],
    ['listRooms: data[].nickname', 'listRooms: data[].nickname'],
    ['access_token=tok-outsider', 'access_token=$IMAPI_OUTSIDER_TOKEN'],
    [
      'said tok-outsider, tok-outsi… and OK-OUTSIDER',
      'said $IMAPI_OUTSIDER_TOKEN, $IMAPI_OUTSIDER_TOKEN… and $IMAPI_OUTSIDER_TOKEN',
    ],
    ['said own, listRooms/2', 'said $IMAPI_TOKEN, $IMAPI_PEER_TOKEN'],
    ['said nicknames', 'said ***'],
  ])('%s', (text, masked) => {
    expect(masks(text)).toBe(masked);
  });
});
