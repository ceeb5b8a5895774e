/** What the app under test does: it knows an address and no mock. */
export async function call(path: string, parameters: Record<string, string>) {
  const query = new URLSearchParams({ access_token: 'mock-100164', flag: 'rw', ...parameters });
  return (await fetch(`${process.env.API_URL}${path}?${query}`)).json();
}

export const roomId = '60332a72d656fd634b20f20a';
