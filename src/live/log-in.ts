import { quietTimer } from '../base/quiet-timer.ts';
import { loginOf } from '../domain/tokens.ts';
import type { World } from '../worlds/world.ts';
import { answerCommand } from './answer.ts';
import { addressParts, chatTypes } from './command.ts';
import { closeCodes, type LiveConnection, type LiveLogin } from './connection.ts';
import { frameEntry } from './frame-entry.ts';
import type { Hub } from './hub.ts';
import type { LiveParts } from './live-call.ts';
import { Outgoing } from './outgoing.ts';
import type { Message } from './wire/messages.ts';

/** What an app takes for a log-in: with another version one of them would connect again at once (live facts A5). */
const version = 3;

/** The resource of an address that names none. */
const defaultResource = 'web';

/** What a resource may be: apps read the list of those on line by its commas. */
const resourceForm = /^[^\s,]{0,64}$/;

/** Milliseconds before a refused connection is closed: apps connect again at once, and this slows them down. */
const refusedForMs = 4000;

/**
 * Whom a token lets in, and to which world. The token is checked as the HTTP API does, and has to be that of the user in
 * the app's address (live facts A5).
 */
export function loginFor(
  parts: LiveParts,
  connection: LiveConnection,
  { token, messageHead }: Message<'Auth'>,
): { readonly world: World; readonly login?: LiveLogin; readonly refused?: string } {
  const address = messageHead.from;
  const { id, resource } = addressParts(address);
  const world = parts.worldOf(connection.session, token === '' ? undefined : token);
  if (token === '') return { world, refused: 'it has no token' };
  if (!resourceForm.test(resource))
    return { world, refused: 'its resource has a comma, a blank or more than 64 characters' };
  const { view, clock } = world.store;
  const { userId } = loginOf(view, token, clock.now().s);
  if (userId === undefined) return { world, refused: 'its token is unknown or has expired' };
  if (String(userId) !== id) return { world, refused: `its token is not that of ${id || 'nobody'}` };
  return { world, login: { world, userId, address, resource: resource || defaultResource, token } };
}

/** Lets an app in; it shows its lists once it has this answer. */
export function welcome(hub: Hub, connection: LiveConnection, login: LiveLogin, auth: Message<'Auth'>): void {
  connection.login = login;
  hub.join(connection, login.userId);
  const { world, userId, resource } = login;
  world.journal.add(frameEntry(world, 'in', 'auth', auth, [connection]));
  const others = Array.from(hub.connectionsOf(userId), it => it.login?.resource ?? resource);
  respond(world, connection, auth, 1, [...new Set([resource, ...others])].join(','));
  endOlder(hub, connection, login);
}

/** Tells an app that its token is refused, and closes the connection after a while. */
export function turnAway(
  world: World,
  connection: LiveConnection,
  auth: Message<'Auth'>,
  refused: string,
): void {
  connection.refused = true;
  world.journal.add(frameEntry(world, 'in', 'auth', auth, [connection], { refused }));
  respond(world, connection, auth, 0, '');
  quietTimer(() => connection.close(closeCodes.policy, refused), refusedForMs);
}

/** @param status 1 let in, 0 refused */
function respond(
  world: World,
  connection: LiveConnection,
  { messageHead }: Message<'Auth'>,
  status: number,
  resources: string,
): void {
  const { from } = messageHead;
  answerCommand(world, connection, 'authResponse', {
    // An app goes on only if it finds its very address there (live facts A5).
    messageHead: { from, to: from, messageId: connection.nextMessageId(), chatType: chatTypes.auth },
    status,
    resources,
    version,
  });
}

/** Where the fault is on, one resource has one connection, as on the real server (live facts A5). */
function endOlder(hub: Hub, connection: LiveConnection, { world, userId, resource }: LiveLogin): void {
  for (const older of [...hub.connectionsOf(userId)]) {
    if (older === connection || older.login?.resource !== resource) continue;
    const fault = world.faults.drawLive(userId, 'login')?.fault?.id;
    if (fault === undefined) continue;
    const body = {
      messageHead: { from: older.address, to: older.address, messageId: older.nextMessageId() },
    };
    if (older.send(new Outgoing('replaced', body)))
      world.journal.add(frameEntry(world, 'out', 'replaced', body, [older], { fault }));
    older.close(closeCodes.policy, 'logged in elsewhere');
  }
}
