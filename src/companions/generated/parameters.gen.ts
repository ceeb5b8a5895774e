// Made by scripts/generate.ts from src/companions/companions.yaml. Do not edit.

/** Parameters of each operation as its handler gets them: present when they have a default or must be there. */
export interface OperationParameters {
  logIn: {
    readonly telephone: string;
    readonly areaCode: string;
    readonly password: string;
  };
  logInAgain: Record<never, never>;
  logInByToken: {
    readonly loginToken: string;
  };
  getLoginCode: {
    readonly account: string;
    readonly areaCode: string;
    readonly deviceId?: string;
    readonly salt?: string;
    readonly mac?: string;
  };
  getLoginPrivateKey: {
    readonly userId: number;
    readonly salt?: string;
    readonly mac?: string;
  };
  uploadLoginKey: {
    readonly userId: number;
    readonly privateKey: string;
    readonly publicKey: string;
    readonly salt?: string;
    readonly mac?: string;
  };
  logInWithKey: {
    readonly userId: number;
    readonly deviceId?: string;
    readonly data?: string;
    readonly salt?: string;
  };
  logOut: Record<never, never>;
  goOffline: Record<never, never>;
}
