import type { Handler } from './handler.ts';

/** `/config` (server facts 2.1): where everything is, so that a client finds the mock's own services. */
export const getConfig: Handler<'getConfig'> = context => {
  const client = context.client();
  return {
    data: {
      // Apps connect to this host for the live connection, on a port of their own (live facts A1).
      XMPPDomain: client.host,
      XMPPHost: client.host,
      XMPPTimeout: 180,
      address: 'CN',
      androidVersion: 1,
      apiUrl: client.apiUrl,
      chatRecordTimeOut: -1,
      companyName: 'imapi-mock',
      copyright: '',
      displayRedPacket: 0,
      distance: 20,
      downloadAvatarUrl: client.filesUrl,
      downloadUrl: client.filesUrl,
      fileValidTime: -1,
      hideSearchByFriends: 1,
      iosVersion: 1,
      ipAddress: client.address,
      isCommonCreateGroup: 0,
      isCommonFindFriends: 0,
      isOpenCluster: 0,
      isOpenOnlineStatus: 1,
      isOpenReadReceipt: 1,
      isOpenReceipt: 1,
      isOpenRegister: 1,
      isOpenRoomSearch: 0,
      isOpenSMSCode: 0,
      macVersion: 1,
      manualPaywithdrawFee: 0.006,
      nicknameSearchUser: 2,
      pcVersion: 1,
      popularAPP: '{"lifeCircle":1,"videoMeeting":0,"liveVideo":0,"shortVideo":0,"peopleNearby":0,"scan":1}',
      regeditPhoneOrName: 0,
      registerInviteCode: 0,
      showContactsUser: 0,
      uploadUrl: client.uploadUrl,
      videoLength: 20,
      website: '',
      // The server derives it from the time-out (server facts 2.1).
      xmppPingTime: Math.trunc(180 / 2.5),
    },
  };
};
