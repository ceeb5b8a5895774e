/** The header that selects the world of a session, for the control API as for the API; none for the shared world. */
export function sessionHeader(session: string | undefined): Readonly<Record<string, string>> {
  return session === undefined ? {} : { 'X-Mock-Session': session };
}
