import { createHash } from 'node:crypto';
import type { UserRow } from '../store/tables/rows.ts';

/** The facts that a new user is created from. */
export interface Identity {
  readonly userId: number;
  readonly nickname: string;
  /** The six digits that follow the id in the account. */
  readonly accountEnd: string;
  /** Seconds. */
  readonly createTime: number;
  /** The hash of a password. */
  readonly password: string;
  /** Default: 86. */
  readonly areaCode?: string;
  /** Default: invented from the id. */
  readonly phone?: string;
}

/** What may be said of a newcomer; the rest is made up. */
export interface Newcomer {
  readonly nickname: string;
  readonly userId: number;
  readonly phone?: string;
  readonly areaCode?: string;
  readonly sex?: 0 | 1;
  readonly description?: string;
}

const md5 = (text: string) => createHash('md5').update(text).digest('hex');

/** Creates a user with the values that every documented profile has. */
export function newUser(identity: Identity): UserRow {
  const { userId, nickname, accountEnd, createTime, password, areaCode = '86' } = identity;
  const account = `${userId}${accountEnd}`;
  const phone = identity.phone ?? `130${String(userId).padStart(8, '0')}`;
  const telephone = `${areaCode}${phone}`;
  return {
    account,
    active: 0,
    areaCode,
    areaId: 0,
    attCount: 0,
    balance: 0,
    birthday: 0,
    cityId: 0,
    countryId: 0,
    createTime,
    description: '',
    encryAccount: md5(account),
    fansCount: 0,
    friendsCount: 0,
    idcard: '',
    idcardUrl: '',
    isAuth: 0,
    isOpenResetPwd: 0,
    isPasuse: 0,
    level: 0,
    loc: { lat: 0, lng: 0 },
    modifyTime: createTime,
    msgNum: 0,
    myInviteCode: '',
    name: '',
    nickname,
    notLetSeeHim: false,
    notSeeHim: false,
    num: 0,
    offlineNoPushMsg: 0,
    onlinestate: 0,
    password,
    payPassword: '0',
    phone,
    provinceId: 0,
    realNameCertified: 0,
    role: [2],
    setAccountCount: 0,
    settings: settings(),
    sex: 0,
    showLastLoginTime: 0,
    status: 1,
    telephone,
    totalConsume: 0,
    totalRecharge: 0,
    userId,
    userKey: md5(telephone),
    userType: 2,
    vip: 0,
    walletUserNo: 0,
    withdrawBurnReadTime: 0,
  };
}

function settings(): UserRow['settings'] {
  return {
    allowAtt: 1,
    allowGreet: 1,
    authSwitch: 0,
    beInvitedJoinRoom: 0,
    chatRecordTimeOut: '-1.0',
    chatSyncTimeLen: 30,
    closeTelephoneFind: 1,
    friendFromList: '1,2,3,4,5',
    friendsVerify: 1,
    hiding: -1,
    isKeepalive: 1,
    isOpenPrivacyPosition: 1,
    isShowMsgState: 1,
    isSkidRemoveHistoryMsg: 1,
    isTyping: 0,
    isUseGoogleMap: 0,
    isVibration: 0,
    multipleDevices: 1,
    nameSearch: 1,
    openService: 0,
    phoneSearch: 1,
    showLastLoginTime: -1,
    showTelephone: -1,
  };
}
