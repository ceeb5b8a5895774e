import type { MessageName } from './wire/messages.ts';

interface Command {
  /** On the wire. */
  readonly code: number;
  readonly message: MessageName;
}

/** The commands of the live connection, each with the message it carries (live facts A3). */
export const commands = {
  auth: { code: 5, message: 'Auth' },
  authResponse: { code: 6, message: 'AuthResponse' },
  close: { code: 7, message: 'Ping' },
  chat: { code: 10, message: 'Chat' },
  receipt: { code: 11, message: 'Receipt' },
  history: { code: 12, message: 'HistoryRequest' },
  historyAnswer: { code: 13, message: 'HistoryAnswer' },
  catchUp: { code: 14, message: 'CatchUpRequest' },
  catchUpAnswer: { code: 15, message: 'CatchUpAnswer' },
  offline: { code: 16, message: 'OffChat' },
  join: { code: 20, message: 'Join' },
  leave: { code: 21, message: 'Leave' },
  groupResult: { code: 22, message: 'GroupResult' },
  ping: { code: 99, message: 'Ping' },
  success: { code: 100, message: 'Success' },
  error: { code: -1, message: 'Error' },
  replaced: { code: -3, message: 'Error' },
} as const satisfies Readonly<Record<string, Command>>;

export type CommandName = keyof typeof commands;

/** The message a command carries. */
export type MessageOf<Name extends CommandName> = (typeof commands)[Name]['message'];

const byCode = new Map<number, CommandName>(
  Object.entries(commands).map(([name, { code }]) => [code, name as CommandName]),
);

/** The command of a number; undefined for one that is unknown, which is ignored. */
export function commandOf(code: number): CommandName | undefined {
  return byCode.get(code);
}

/** What a head says a message is (live facts A4). */
export const chatTypes = { single: 1, group: 2, auth: 5, result: 10 } as const;

/** Status of a receipt: the message has reached the server, and is on disk there. */
export const reachedServer = 1;

/** User id and resource of an address, e.g. of `100164/web`. */
export function addressParts(address: string): { readonly id: string; readonly resource: string } {
  const slash = address.indexOf('/');
  return slash < 0
    ? { id: address, resource: '' }
    : { id: address.slice(0, slash), resource: address.slice(slash + 1) };
}
