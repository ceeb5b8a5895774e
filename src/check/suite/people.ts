import type { Role } from './case.ts';

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
