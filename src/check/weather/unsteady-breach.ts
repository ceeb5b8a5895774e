import type { Breach } from '../oracles/breach.ts';
import type { Unsteady } from './weather.ts';

/** What is wrong with an operation that fails now and then by itself. */
export function unsteadyBreach({ met, of, sign }: Unsteady): Breach {
  return {
    rule: 'unsteady',
    pointer: '',
    message: 'must answer every time, like the other operations',
    source: 'document',
    expected: 'an answer to each request',
    got: `${met} of ${of} requests got ${sign.what}`,
  };
}
