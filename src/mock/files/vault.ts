export type FileVault = {};
