import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exampleRequest } from '../src/cli/terminal/banner.ts';
import { loadContract } from '../src/spec/contract.ts';
import { type Json, startMock } from './harness.ts';

const { operations } = loadContract();

test('the banner’s requests answer resultCode 1 one after another, in any order, on a fresh start', async () => {
  const orders = fc.sample(fc.shuffledSubarray([...operations], { minLength: operations.length }), {
    numRuns: 12,
    seed: 7,
  });
  for (const order of orders) {
    const { base } = await startMock();
    for (const operation of order) {
      const request = exampleRequest(operation, { apiUrl: base, uploadUrl: base, filesUrl: base });
      const response = await fetch(
        request.replace(/^curl .* /, ''),
        operation.service === 'upload' ? upload() : {},
      );
      if (operation.service === 'files') expect(response.status).toBe(200);
      else
        expect((await response.json()) as Json, `${operation.id} in ${order.map(it => it.id)}`).toMatchObject(
          { resultCode: 1 },
        );
    }
  }
});

function upload(): RequestInit {
  const body = new FormData();
  body.append('file', new Blob(['text']), 'README.md');
  body.append('validTime', '0');
  return { method: 'POST', body };
}
