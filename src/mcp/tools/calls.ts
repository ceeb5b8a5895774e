import { z } from 'zod';
import type { Operation } from '../../spec/contract.ts';
import type { Desk } from '../desk.ts';
import { tool } from '../tool.ts';
import { operationOf } from './contract.ts';

const input = {
  operation: z.string().describe('Id of an operation of the API.'),
  as: z.int().optional().describe('The user who calls, by id. Default: nobody, without a token.'),
  parameters: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
};

/** Tools that call the API itself as an app would. */
export const callTools = [
  tool({
    name: 'call_operation',
    title: 'Call an operation that reads',
    about: 'Calls an operation of the API as a user, one that only reads, and gives the whole answer.',
    effect: 'read',
    input,
    run: (desk, wanted) => call(desk, wanted, ({ effect }) => effect === 'read'),
  }),
  tool({
    name: 'call_writing_operation',
    title: 'Call an operation that writes',
    about:
      'Calls an operation of the API as a user, also one that changes the state of the mock, and gives the whole answer.',
    effect: 'write',
    input,
    run: (desk, wanted) => call(desk, wanted, () => true),
  }),
];

async function call(
  { url, admin, contract }: Desk,
  wanted: z.output<z.ZodObject<typeof input>>,
  may: (operation: Operation) => boolean,
): Promise<string> {
  const operation = operationOf(contract, wanted.operation);
  const { id, service, method, path } = operation;
  if (service !== 'api')
    throw new Error(`Failed to call ${id}: files are not for an assistant. Call an operation of the API.`);
  if (!may(operation))
    throw new Error(
      `Failed to call ${id}: it writes. Use call_writing_operation, which --allow-writes offers.`,
    );
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(wanted.parameters)) query.set(name, String(value));
  if (wanted.as !== undefined) query.set('access_token', await tokenOf(admin, wanted.as));
  const response = await fetch(`${url}${path}?${query}`, { method, redirect: 'manual' });
  return `HTTP ${response.status}\n${await response.text()}`;
}

async function tokenOf(admin: Desk['admin'], userId: number): Promise<string> {
  const { users } = await admin.users.list({ query: String(userId) });
  const token = users.find(user => user.userId === userId)?.token;
  if (token) return token;
  throw new Error(
    `Failed to call as ${userId}: they have no valid token. Call list_users for users with a token.`,
  );
}
