import { runCommand } from '../accounts/command.ts';
import { NotExercised } from '../problem.ts';
import { personOf, type Run } from '../run/run.ts';
import { isMarked } from '../suite/marker.ts';
import type { Role } from '../suite/people.ts';

/** A text that somebody writes into the group of a run; the documented API has no way to do that. */
export interface Planted {
  readonly from: Role;
  readonly content: string;
  readonly type: number;
  /** By the clock of whoever writes, milliseconds. Default: now. */
  readonly timeSend?: number | undefined;
}

/**
 * Writes it: through the control API of the mock, else through `--plant-command`. Once more where that fails and the
 * text is not there.
 * @throws NotExercised where there is no way or it failed; nothing is known of the target then, and where that is gone
 *   the next request tells
 */
export async function plant(run: Run, jid: string, planted: Planted): Promise<void> {
  const { control, options, marker } = run;
  if (!isMarked(planted.content, marker))
    throw new Error(`a case planted ${planted.content} without the marker`);
  if (options.plantCommand === undefined && !control)
    throw new NotExercised('no command to write group messages (--plant-command)');
  try {
    await write(run, jid, planted);
  } catch {
    if (await isThere(run, jid, planted)) return;
    await write(run, jid, planted).catch((error: unknown) => {
      throw new NotExercised(
        `writing the group message failed: ${error instanceof Error ? error.message : String(error)}`,
      );
    });
  }
}

async function write(run: Run, jid: string, { from, content, type, timeSend }: Planted): Promise<void> {
  const { plantCommand } = run.options;
  const { userId } = personOf(run, from);
  if (plantCommand === undefined) return run.control?.plant(userId, jid, { content, type, timeSend });
  const order = JSON.stringify({ from: userId, room: jid, content, type, timeSend });
  await runCommand(plantCommand, { IMAPI_ROLE: from }, order);
}

async function isThere({ client, contract, logins }: Run, jid: string, planted: Planted): Promise<boolean> {
  const operation = contract.operation('listGroupMessages');
  const token = { access_token: logins.get(planted.from) ?? '', flag: 'rw' };
  const parameters = { ...token, roomId: jid, pageIndex: 0, pageSize: 50 };
  const { json } = await client.send({ operation, role: planted.from, parameters });
  const rows = (json as { data?: unknown } | undefined)?.data;
  return Array.isArray(rows) && rows.some(row => row?.content === planted.content);
}
