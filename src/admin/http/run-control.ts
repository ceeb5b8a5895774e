import type { JsonControlId } from '../../control-api/operations.ts';
import type { World } from '../../worlds/world.ts';
import type { Control, ControlCall } from '../control.ts';
import { controls } from '../resources/index.ts';
import type { ControlRoute } from './routes.ts';

/** A request to the control API that was read and found well-formed. */
export interface ReadCall extends Pick<ControlCall<JsonControlId>, 'baseUrl' | 'gone' | 'progress'> {
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  /** Absent for the shared world. */
  readonly session: string | undefined;
}

/** Does what an operation says, and returns its answer once the changed rows are on disk. */
export async function runControl(
  control: Control,
  route: ControlRoute,
  { session, ...read }: ReadCall,
): Promise<object> {
  const { worlds } = control;
  let world: World | undefined;
  const call = {
    ...read,
    control,
    get world() {
      // Asked for once: a session that ends meanwhile is not begun again.
      world ??= route.method === 'GET' ? worlds.peek(session) : worlds.of(session);
      return world;
    },
  };
  // The path picked the handler, and the document has checked what it gets.
  const handle = controls[route.id as JsonControlId] as (
    call: ControlCall<JsonControlId>,
  ) => object | Promise<object>;
  const result = await handle(call as unknown as ControlCall<JsonControlId>);
  if (world?.store.pending) await world.store.committed();
  return result;
}
