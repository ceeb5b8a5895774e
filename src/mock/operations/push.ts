import { deliverSingle } from '../../domain/deliver.ts';
import { userByPhone } from '../../domain/find.ts';
import { refuse } from '../../spec/result-codes.ts';
import type { Handler } from './handler.ts';

/** `/console/oneSendOne` (document 3.2; what it does is server facts 2.22, an assumption). */
export const pushMessage: Handler<'pushMessage'> = ({ tx, writer }, parameters) => {
  const { type, content, sendPhone, toUserPhone } = parameters;
  const sender = userByPhone(tx, sendPhone) ?? refuse('userMissing');
  const receiver = userByPhone(tx, toUserPhone) ?? refuse('userMissing');
  deliverSingle(tx, writer, { user: sender, device: 'Server' }, receiver, { type, content });
  return {};
};
