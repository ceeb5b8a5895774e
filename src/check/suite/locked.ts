/** Whether the back office locked a group: lists may have it, `/room/get` refuses it (server facts 2.5 and 2.13). */
export const isLocked = ({ s }: { readonly s?: number }) => s === -1;
