/** Whether a profile is the caller's own; where its user id is none at all, nothing says that it is somebody else's. */
export function isOwnProfile({ userId }: Readonly<Record<string, unknown>>, caller: number): boolean {
  const id = String(userId);
  return !/^\d+$/.test(id) || id === String(caller);
}
