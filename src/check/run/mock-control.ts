/** What the mock offers beside the API: texts into groups, logins, worlds to throw away. Absent on a real server. */
export interface Control {
  /** Somebody writes into a group. */
  plant(from: number, room: string, content: string, type: number): Promise<void>;
  /** Opens a login again that a dissolved group has ended, and gives its token. */
  login(userId: number): Promise<string>;
  /** Throws the world of a session away. */
  dropSession(session: string): Promise<void>;
}

const timeoutMs = 5000;

/**
 * Finds the mock's control API below a base URL, or gives undefined: anything but the mock answers a path it does not
 * know in its own way. Sends one GET.
 */
export async function findControl(base: string, adminToken?: string): Promise<Control | undefined> {
  const headers = {
    'Content-Type': 'application/json',
    ...(adminToken !== undefined && { Authorization: `Bearer ${adminToken}` }),
  };
  const call = (method: string, path: string, body?: object) =>
    fetch(`${base}/__admin${path}`, {
      method,
      headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
      ...(body && { body: JSON.stringify(body) }),
    });
  try {
    const answer = await call('GET', '/version');
    // A mock that asks for a token it was not given is checked like any other server.
    if (!answer.ok || !/json/.test(answer.headers.get('content-type') ?? '')) return undefined;
    const text = await answer.text();
    if (text.length > 10_000 || !/imapi/.test(text)) return undefined;
  } catch {
    return undefined;
  }
  const post = async (path: string, body: object): Promise<Record<string, unknown>> => {
    const answer = await call('POST', path, body);
    const read = (await answer.json()) as Record<string, unknown>;
    if (!answer.ok)
      throw new Error(`Failed to use the control API: POST ${path}: ${read.detail ?? answer.status}.`);
    return read;
  };
  return {
    plant: async (from, room, content, type) => void (await post('/messages', { from, room, content, type })),
    login: async userId => String((await post('/tokens', { userId })).token),
    dropSession: async session => {
      // Sessions are bounded and end by themselves, so a control API that cannot do it is no problem.
      await call('DELETE', `/sessions/${session}`).then(
        answer => answer.arrayBuffer(),
        () => undefined,
      );
    },
  };
}
