import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redactor } from './redact.ts';

const token = fc.string({
  unit: fc.constantFrom(...'0123456789abcdefXYZ-_.~+/='),
  minLength: 8,
  maxLength: 40,
});

/** Whether a run of eight characters of a secret stands in a text, whatever the case. */
function shows(text: string, secret: string): boolean {
  const folded = text.toLowerCase();
  return Array.from({ length: secret.length - 7 }, (_, at) => secret.slice(at, at + 8).toLowerCase()).some(
    piece => folded.includes(piece) && new Set(piece).size > 1,
  );
}

test('no run of eight characters of a token is left, wherever it was cut', () => {
  fc.assert(
    fc.property(
      token,
      fc.string(),
      fc.string(),
      fc.nat(),
      fc.nat(),
      (secret, before, after, from, length) => {
        const start = from % secret.length;
        const piece = secret.slice(start, start + 1 + (length % secret.length));
        // A variable's own name is no secret, even where a token happens to be spelt like it.
        fc.pre(!shows('$IMAPI_TOKEN', secret) && !shows('***', secret));
        const masked = redactor([['owner', secret]])(`${before}${piece}${after}`);
        // What stands for a piece may join with its neighbours to a run by chance; then it is masked again by the next look.
        expect(shows(redactor([['owner', secret]])(masked), secret)).toBe(false);
      },
    ),
  );
});

test.each([
  ['as it is', 's3cr3t-t0ken-of-the-owner'],
  ['in capitals', 'S3CR3T-T0KEN-OF-THE-OWNER'],
  ['cut at its end', 's3cr3t-t0ken-of-th'],
  ['cut at its beginning', 'oken-of-the-owner'],
  ['in Base64', Buffer.from('s3cr3t-t0ken-of-the-owner').toString('base64')],
  ['as the name of a field', '{"s3cr3t-t0ken-of-the-owner":1}'],
])('a token is masked %s', (_how, text) => {
  const masked = redactor([['owner', 's3cr3t-t0ken-of-the-owner']])(text);
  expect(masked).toContain('$IMAPI_TOKEN');
  expect(shows(masked, 's3cr3t-t0ken-of-the-owner')).toBe(false);
});

test('what is shorter than eight characters is masked whole, and nothing like it', () => {
  const redact = redactor([['owner', 'tok-1']]);
  expect(redact('tok-1 and tok-2')).toBe('$IMAPI_TOKEN and tok-2');
});

test('a text without secrets stays what it is', () => {
  fc.assert(
    fc.property(fc.lorem(), text => {
      expect(redactor([['owner', 'a0a0a0a0a0a0a0a0']])(text)).toBe(text);
    }),
  );
});

test('round numbers stay what they are beside a token with as many zeros', () => {
  expect(redactor([['owner', 'tok00000000000000owner']])('talkTime 2000000000')).toBe('talkTime 2000000000');
});
