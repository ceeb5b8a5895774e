// Made by scripts/generate.ts from openapi.yaml. Do not edit.

/** Whether a declared parameter or field is secret, by its name (`x-secret`). */
export const declaredSecrets: Readonly<Record<string, boolean>> = {
  access_token: true,
  dhMsgPublicKey: false,
  isOpenResetPwd: false,
  isSecretGroup: false,
  orderKey: false,
  password: true,
  payPassword: true,
  rsaMsgPublicKey: false,
  userKey: true,
};
