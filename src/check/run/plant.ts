import { NotExercised } from '../problem.ts';
import { isMarked } from '../suite/marker.ts';
import type { Role } from '../suite/people.ts';
import { runCommand } from './command.ts';
import { personOf, type Run } from './run.ts';

/** A text that somebody writes into the group of a run; the documented API has no way to do that. */
export interface Planted {
  readonly from: Role;
  readonly content: string;
  readonly type: number;
}

/**
 * Writes it: through the control API of the mock, else through `--plant-command`.
 * @throws NotExercised where there is no way or it failed; nothing is known of the target then, and where that is gone
 *   the next request tells
 */
export async function plant(run: Run, jid: string, { from, content, type }: Planted): Promise<void> {
  const { control, options, marker } = run;
  const { plantCommand } = options;
  const { userId } = personOf(run, from);
  if (!isMarked(content, marker)) throw new Error(`a case planted ${content} without the marker`);
  if (plantCommand === undefined && !control) throw new NotExercised('no way to plant (--plant-command)');
  try {
    if (plantCommand === undefined) await control?.plant(userId, jid, content, type);
    else {
      const order = JSON.stringify({ from: userId, room: jid, content, type });
      await runCommand(plantCommand, { IMAPI_ROLE: from }, order);
    }
  } catch (error) {
    throw new NotExercised(`planting failed: ${error instanceof Error ? error.message : String(error)}`);
  }
}
