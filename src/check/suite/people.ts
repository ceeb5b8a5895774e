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

export const roles: readonly Role[] = ['owner', 'peer', 'outsider'];
