import type { Call } from '../call.ts';
import { Refusal } from '../failures.ts';
import type { UserRow } from '../state/rows.ts';
import type { State } from '../state/state.ts';

/** The user with a phone number, given with or without its area code. */
export function byPhone(state: State, phone: string): UserRow | undefined {
  const digits = phone.trim().replace(/^\+/, '');
  if (digits === '') return undefined;
  const [user] = state.users.of(digits);
  return user ?? state.users.all().find(({ areaCode, phone: own }) => areaCode + own === digits);
}

/**
 * The users that `phones` or `text` names: phone numbers or user ids, numbers or texts. Nobody's entries are skipped,
 * or fail the call (server facts 2.12, 2.20, 9).
 * @param ids whether `phones` takes user ids
 * @throws Refusal internal where it is not a JSON array, or names nobody and that is refused
 */
export function invited({ parameters, state, world }: Call, ids = true): UserRow[] {
  const { membersBy } = world.choices;
  const names = membersBy === 'both' ? ['phones', 'text'] : [membersBy];
  const name = names.find(name => parameters.text(name).trim() !== '');
  if (name === undefined) return [];
  const takesIds = ids || name === 'text';
  const users = entries(parameters.text(name)).map(
    entry => (takesIds ? state.users.get(entry) : undefined) ?? byPhone(state, entry),
  );
  if (world.choices.phoneOfNobody === 'refused' && users.includes(undefined))
    throw new Refusal('internal', 'java.lang.NullPointerException');
  return [...new Set(users)].filter(user => user !== undefined);
}

function entries(text: string): string[] {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    throw new Refusal('internal', 'com.alibaba.fastjson.JSONException: syntax error');
  }
  if (!Array.isArray(list)) throw new Refusal('internal', 'com.alibaba.fastjson.JSONException: expect [');
  return list.map(String);
}
