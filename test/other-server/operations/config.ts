import { double } from '../http/json.ts';

/** Addresses under which clients reach the server, with a slash at the end. */
export interface Addresses {
  readonly api: string;
  readonly upload: string;
  readonly files: string;
}

const numbers = {
  XMPPTimeout: 180,
  androidVersion: 0,
  chatRecordTimeOut: -1,
  displayRedPacket: 0,
  distance: 20,
  enableAliPay: 0,
  enableMpModule: 0,
  enableOpenModule: 0,
  enablePayModule: 0,
  enableWxPay: 0,
  fileValidTime: -1,
  hideSearchByFriends: 1,
  iosVersion: 0,
  isCommonCreateGroup: 0,
  isCommonFindFriends: 0,
  isOpenAPNSorJPUSH: 0,
  isOpenAuthSwitch: 0,
  isOpenCloudWallet: 0,
  isOpenCluster: 0,
  isOpenGoogleFCM: 0,
  isOpenManualPay: 0,
  isOpenOnlineStatus: 1,
  isOpenPositionService: 0,
  isOpenReadReceipt: 1,
  isOpenReceipt: 1,
  isOpenRegister: 1,
  isOpenRoomSearch: 0,
  isOpenSMSCode: 0,
  isOpenSecureChat: 0,
  macVersion: 0,
  maxRedpacktNumber: 100,
  nicknameSearchUser: 2,
  pcVersion: 0,
  regeditPhoneOrName: 0,
  registerInviteCode: 0,
  showContactsUser: 1,
  videoLength: 20,
  xmppPingTime: 72,
};

/** `/config`: what clients ask for before anybody logs in (server facts 2.1). */
export function clientConfig({ api, upload, files }: Addresses, ipAddress: string) {
  return {
    ...numbers,
    XMPPDomain: 'im.example',
    XMPPHost: '127.0.0.1',
    address: 'CN',
    apiUrl: api,
    appleId: '',
    companyName: '',
    copyright: '',
    downloadAvatarUrl: files,
    downloadUrl: files,
    ipAddress,
    jitsiServer: 'https://meet.example/',
    liveUrl: 'rtmp://live.example/',
    manualPaywithdrawFee: double(0.006),
    popularAPP: '{"lifeCircle":1,"videoMeeting":1}',
    privacyPolicyPrefix: '',
    uploadUrl: upload,
    website: '',
  };
}
