/** Who sends a request. `owner` owns the group of the run, `peer` is a plain member of it, `outsider` is not in it. */
export type Role = 'owner' | 'peer' | 'outsider';

/** An account the check acts as. */
export interface Person {
  readonly role: Role;
  readonly userId: number;
  readonly nickname: string;
  /** Without area code. */
  readonly phone: string;
  /** Area code and phone number. */
  readonly telephone: string;
}

/** What names somebody in a list of numbers: the phone number, or the id where a number would lose its first 0. */
export function numberOf({ phone, userId }: Person): number {
  return String(Number(phone)) === phone ? Number(phone) : userId;
}

/** A list of people as `phones` takes it: by phone numbers, which all that is documented of joining a group takes (document 2.4). */
export const numbersOf = (people: readonly Person[]): string => JSON.stringify(people.map(numberOf));

/** Whether somebody is shown with the name of another account, and not with one of their own. */
export function hasNameOfAnother(
  shown: string | undefined,
  { nickname }: Person,
  people: readonly Person[],
): boolean {
  // Namesakes have the same name, and who has none is nobody's model.
  const others = people.map(person => person.nickname).filter(name => name !== '' && name !== nickname);
  return shown !== undefined && others.includes(shown);
}

export const roles: readonly Role[] = ['owner', 'peer', 'outsider'];
