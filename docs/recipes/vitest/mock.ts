import { createMock } from 'imapi-mock';
import { afterAll, beforeEach } from 'vitest';

const mock = await createMock();
process.env.API_URL = `http://127.0.0.1:${await mock.listen()}`;

/** The control API of this file's mock. */
export const { admin } = mock;

beforeEach(() => mock.reset());
afterAll(() => mock.close());
