import type * as node from '../../../generate/generate.ts';

/** Made-up data would bring Faker's dictionaries, which are larger than all the rest. */
export const generate: typeof node.generate = async () => {
  throw new Error(
    'Failed to start the scenario large: it is not in the browser build. Choose demo or empty.',
  );
};
