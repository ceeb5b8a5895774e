import { userById } from '../../domain/find.ts';
import type { CompanionHandler } from '../handler.ts';

/** `/getCurrentTime` (server facts 1.4): the time of the world. */
export const getCurrentTime: CompanionHandler<'getCurrentTime'> = ({ tx }) => ({ data: tx.now.ms });

/** `/_ping` (live facts C). */
export const ping: CompanionHandler<'ping'> = () => ({});

/** `/user/getOnLine` (live facts C): whoever is known and not locked always answers. */
export const isOnLine: CompanionHandler<'isOnLine'> = ({ tx, callerId }, { userId = callerId }) => ({
  data: userById(tx, userId)?.status === 1 ? 1 : 0,
});

/** `/user/getOnLineDevice` (live facts C). */
export const listDevices: CompanionHandler<'listDevices'> = () => ({ data: [] });

/** `/CustomerService/commonText/getByUserId` (live facts C). */
export const listCommonTexts: CompanionHandler<'listCommonTexts'> = () => ({ data: [] });

/** `/translate/current_translate_config` (live facts C). */
export const getTranslation: CompanionHandler<'getTranslation'> = () => ({ data: {} });
