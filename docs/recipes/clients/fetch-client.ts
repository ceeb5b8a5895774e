import { ApiError } from './api-error.ts';

/** Calls operations as one user: `await call('/room/get', { roomId })`. */
export function fetchClient(baseUrl: string, token: string) {
  return async function call<Data>(path: string, parameters: Record<string, string> = {}): Promise<Data> {
    const body = new URLSearchParams({ access_token: token, flag: 'rw', ...parameters });
    const response = await fetch(`${baseUrl}${path}`, { method: 'POST', body });
    const answer = await response.json();
    if (answer.resultCode !== 1) throw new ApiError(answer);
    return answer.data;
  };
}
