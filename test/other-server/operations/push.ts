import type { Call, Success } from '../call.ts';
import { Refusal } from '../failures.ts';
import { byPhone } from './people.ts';
import { sendToPerson } from './sending.ts';

/** `/console/oneSendOne`: writes a message from one phone's owner to another's (document 3.2). */
export function push({ parameters, state, world }: Call): Success {
  const type = parameters.needInt('type');
  const content = parameters.needText('content');
  const from = byPhone(state, parameters.needText('sendPhone'));
  const to = byPhone(state, parameters.needText('toUserPhone'));
  if (!from || !to) throw new Refusal(world.choices.pushToNobody);
  sendToPerson(world, from, to, { type, content, resource: 'Server' });
  return {};
}
