import { createImapiClient } from 'imapi-mock/client';
import { ApiError } from './api-error.ts';

/** What a screen needs, in terms the compiler holds against the contract. */
export function typedClient(baseUrl: string, token: string) {
  const client = createImapiClient({ baseUrl, token });
  return {
    async roomName(roomId: string): Promise<string> {
      const { data: answer } = await client.GET('/room/get', { params: { query: { roomId } } });
      if (answer?.resultCode !== 1) throw new ApiError(answer ?? { resultCode: 0 });
      return answer.data.name;
    },
  };
}
