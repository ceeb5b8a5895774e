import { fixedToken } from '../domain/tokens.ts';

/** A user of a scenario, as what is told of them names them. */
export class ToldUser {
  readonly id: number;
  readonly nickname: string;

  constructor(id: number, nickname: string) {
    this.id = id;
    this.nickname = nickname;
  }

  /** The access token that logs them in. */
  get token(): string {
    return fixedToken(this.id);
  }
}
