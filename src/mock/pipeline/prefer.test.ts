import { expect, test } from 'vitest';
import { readPreferences } from './prefer.ts';

test.each([
  { header: 'code=1030102', want: { code: 1030102 }, refused: [] },
  { header: 'example=documented, delay=800', want: { example: 'documented', delay: 800 }, refused: [] },
  { header: 'delay="5"; code=100411', want: { delay: 5, code: 100411 }, refused: [] },
  {
    header: 'code=abc, respond-async',
    want: {},
    refused: ['code=abc is not known', 'respond-async is not known'],
  },
  { header: 'delay=-5', want: {}, refused: ['delay=-5 is not known'] },
  { header: 'example=other', want: {}, refused: ['example=other is not known'] },
  { header: 'delay=999999999', want: { delay: 600000 }, refused: [] },
  { header: 'fault=state-write-lost', want: { fault: 'state-write-lost' }, refused: [] },
  { header: ' , ;', want: {}, refused: [] },
])('$header', ({ header, want, refused }) => {
  expect(readPreferences(header)).toEqual({ preferences: want, refused });
});
