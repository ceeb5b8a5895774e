import type { Schemas } from '../../control-api/operations.ts';
import { callApp } from './app-call.ts';

/**
 * Calls an operation as a user's app would and returns its data.
 * @throws Error with the server's own reason where it refuses, or where the user has no token
 */
export async function callAs(
  user: Schemas['ListedUser'],
  session: string | undefined,
  path: string,
  parameters: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, unknown>>> {
  const query = new URLSearchParams({ access_token: user.token ?? '', flag: 'rw', ...parameters });
  const { text, status } = await callApp(path, query, { session });
  const answer: unknown = JSON.parse(text || '{}');
  const { resultCode, resultMsg, data } = Object(answer);
  if (resultCode !== 1)
    throw new Error(`${path}: ${resultMsg ?? `HTTP ${status}`} (${resultCode ?? 'no resultCode'})`);
  return { ...Object(data) };
}
