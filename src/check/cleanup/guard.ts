import type { Operation } from '../../spec/contract.ts';
import { Unsafe } from '../problem.ts';
import { ghost, isMarked } from '../suite/marker.ts';
import type { Parameters } from '../wire/exchange.ts';

/** What is the run's own at the target, so that it may be changed or deleted. */
export class Guard {
  readonly #probe: boolean;
  readonly #irreversible: boolean;
  readonly rooms = new Set<string>();
  readonly jids = new Set<string>();
  readonly pins = new Set<string>();
  readonly messages = new Set<string>();
  readonly phones = new Set<string>();
  readonly people = new Set<string>();
  /** Tokens nobody is logged in with. */
  readonly deadTokens = new Set<string>();

  constructor(settings: { readonly probe: boolean; readonly irreversible: boolean }) {
    this.#probe = settings.probe;
    this.#irreversible = settings.irreversible;
  }

  /**
   * Lets a request pass, or stops it before it is sent.
   * @param allowed the effect the case declares
   * @param sandboxed it happens in a world that is thrown away
   * @throws Unsafe
   */
  check(
    operation: Operation,
    parameters: Parameters,
    allowed: Operation['effect'],
    sandboxed: boolean,
  ): void {
    const { id, effect } = operation;
    if (effect === 'read') return;
    if (this.#probe) throw new Unsafe(`mode probe must not send ${id}: its effect is ${effect}`);
    if (this.#powerless(operation, parameters)) return;
    if (allowed === 'read' || (allowed === 'write' && effect === 'irreversible')) {
      throw new Unsafe(`the case declares the effect ${allowed} and sends ${id}, which is ${effect}`);
    }
    if (sandboxed) return;
    if (effect === 'irreversible' && !this.#irreversible) {
      throw new Unsafe(`${id} cannot be taken back and --allow-irreversible is not given`);
    }
    const why = this.#foreign(operation, parameters);
    if (why !== undefined) throw new Unsafe(`${id} would touch what is not the run's own: ${why}`);
  }

  /** Without a login nothing can happen: the call is there to be refused. */
  #powerless({ needsToken }: Operation, { access_token }: Parameters): boolean {
    if (!needsToken) return false;
    const token = String(access_token ?? '');
    return token === '' || isMarked(token) || this.deadTokens.has(token);
  }

  #foreign({ id }: Operation, parameters: Parameters): string | undefined {
    const given = (name: string) => {
      const value = parameters[name];
      return value === undefined ? undefined : String(value);
    };
    const roomId = given('roomId');
    if (
      roomId !== undefined &&
      /^[0-9a-f]{24}$/i.test(roomId) &&
      roomId !== ghost.roomId &&
      !this.rooms.has(roomId)
    ) {
      return `the group ${roomId}`;
    }
    const jid = given(id === 'deleteMessages' ? 'roomJid' : 'jid');
    if (
      (id === 'pinChat' || id === 'unpinChat' || id === 'deleteMessages') &&
      jid !== undefined &&
      jid !== ''
    ) {
      const known = this.jids.has(jid) || this.pins.has(jid) || isMarked(jid);
      if (!known) return `the conversation ${jid}`;
    }
    if (id === 'deleteMessages' && jid === undefined) {
      const ids = (given('messageId') ?? '').split(/[,，]/).map(part => part.trim());
      const foreign = ids.find(one => one !== '' && !isMarked(one) && !this.messages.has(one));
      if (foreign !== undefined) return `the message ${foreign}`;
    }
    if (id === 'pushMessage') {
      const [from, to, content] = [given('sendPhone'), given('toUserPhone'), given('content')];
      if ([from, to].some(phone => phone !== undefined && phone !== ghost.phone && !this.phones.has(phone)))
        return 'a phone number';
      if (content !== undefined && !isMarked(content)) return 'a text without the marker';
    }
    return undefined;
  }
}
