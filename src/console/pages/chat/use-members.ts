import type { AdminClient } from '../../../control-api/client/index.ts';
import type { Schemas } from '../../../control-api/operations.ts';
import { useConsole } from '../../parts/console.ts';
import { useLoaded } from '../../parts/hooks/use-loaded.ts';
import { fieldOf } from '../../text/row-field.ts';

/** Members of a group, and the id that operations name the group by. */
export interface GroupMembers {
  readonly roomId: string;
  readonly members: readonly { readonly id: string; readonly name: string }[];
}

/** The control API gives no more at once. */
const maxRows = 1000;

/** The members of a group; none for a conversation of two. */
export function useMembers({ kind, id }: Pick<Schemas['Chat'], 'kind' | 'id'>) {
  const { admin } = useConsole();
  return useLoaded(`${kind} ${id}`, async () =>
    kind === 'single' ? { roomId: '', members: [] } : groupMembers(admin, id),
  );
}

/** The user ids of a group's members. */
export async function memberIdsOf(admin: AdminClient, jid: string): Promise<number[]> {
  return (await groupMembers(admin, jid)).members.map(({ id }) => Number(id));
}

async function groupMembers(admin: AdminClient, jid: string): Promise<GroupMembers> {
  const rooms = await admin.state.rows('shiku_room', { query: jid, limit: maxRows });
  const roomId = rooms.rows.find(({ row }) => fieldOf(row, 'jid') === jid)?.key ?? '';
  const { rows } = await admin.state.rows('shiku_room_member', { query: roomId, limit: maxRows });
  const members = rows.map(({ row }) => ({ id: fieldOf(row, 'userId'), name: fieldOf(row, 'nickname') }));
  return { roomId, members };
}
