import type { Choices } from '../choices.ts';
import { double } from '../http/json.ts';
import type { UserRow } from '../state/rows.ts';

const settings = {
  allowAtt: 1,
  allowGreet: 1,
  authSwitch: 0,
  beInvitedJoinRoom: 0,
  chatRecordTimeOut: '-1.0',
  chatSyncTimeLen: double(30),
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

// What every record of a user shows, whoever asks (document 1.1 and 2.6).
function shared(user: UserRow) {
  const { account, areaCode, createTime, nickname, phone, sex, userId, userType } = user;
  return {
    account,
    active: 0,
    areaCode,
    areaId: 0,
    attCount: 0,
    birthday: 0,
    cityId: 0,
    countryId: 0,
    createTime,
    description: '',
    encryAccount: user.userKey.split('').reverse().join(''),
    fansCount: 0,
    friendsCount: 0,
    idcard: '',
    idcardUrl: '',
    isAuth: 0,
    isPasuse: 0,
    level: 0,
    loc: { lat: double(0), lng: double(0) },
    modifyTime: createTime,
    msgNum: 0,
    name: '',
    nickname,
    num: 0,
    onlinestate: 0,
    phone,
    provinceId: 0,
    realNameCertified: 0,
    setAccountCount: 0,
    settings,
    sex,
    telephone: areaCode + phone,
    totalConsume: double(0),
    totalRecharge: double(0),
    userId,
    userType,
    vip: 0,
    withdrawBurnReadTime: 0,
  };
}

const withLogin = (user: UserRow) => ({
  isOpenResetPwd: 0,
  notLetSeeHim: false,
  notSeeHim: false,
  showLastLoginTime: user.createTime + 63_296,
  status: 1,
  walletUserNo: 0,
});

/** A user as they see themselves: with password hash, keys and roles (document 1.1). */
export function ownProfile(user: UserRow) {
  const { password, userKey, role } = user;
  return {
    ...shared(user),
    ...withLogin(user),
    myInviteCode: '',
    offlineNoPushMsg: 0,
    password,
    payPassword: '0',
    role,
    userKey,
  };
}

/** A user as others see them: without anything private, phones as their settings say (server facts 2.2). */
export function foreignProfile(user: UserRow, { phonesOfOthers }: Choices) {
  const hidden = phonesOfOthers === 'hidden' ? { phone: '', telephone: '' } : {};
  return { ...shared(user), ...withLogin(user), ...hidden };
}

/** A user as the search lists them (document 2.6). */
export function foundUser(user: UserRow, caller: UserRow, { phonesOfOthers }: Choices) {
  const hidden =
    user.userId !== caller.userId && phonesOfOthers === 'hidden' ? { phone: '', telephone: '' } : {};
  return { ...shared(user), balance: double(0), offlineNoPushMsg: 0, ...hidden };
}
