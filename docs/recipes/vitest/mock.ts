import { createMock } from 'imapi-mock';
import { afterAll, beforeEach } from 'vitest';

const mock = await createMock();
process.env.API_URL = `http://127.0.0.1:${await mock.listen()}`;

beforeEach(() => mock.reset());
afterAll(() => mock.close());
