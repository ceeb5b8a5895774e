// Made by scripts/generate.ts from openapi.yaml. Do not edit.

export interface paths {
    "/config": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Client configuration (客户端配置)
         * @description Needs no token and no parameters. The document calls it but shows no answer; the fields are the server's.
         */
        get: operations["getConfig"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/user/get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A user's profile (用户资料获取)
         * @description Document 1.1. Without `userId` the caller's own profile; with it another user's, which lacks the private fields and carries `friends` when a relation exists.
         */
        get: operations["getUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/friends/page": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The caller's friends, in pages (查找好友)
         * @description Document 1.2. `userId` must be there but its value is replaced by the caller's id. The page's own `pageIndex`, `pageSize` and `start` are class defaults in the document's version and do not echo the request; in others they do.
         */
        get: operations["listFriends"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/friends/add": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Make two users friends (添加好友)
         * @description Document 1.5. Writes both directions at once, with no request to accept. Nothing in the API undoes it.
         */
        get: operations["addFriend"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/room/list/his": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The groups the caller is in (用户历史房间列表)
         * @description Document 1.3. Newest group first; `member` is the caller's own row and `members` is absent.
         */
        get: operations["listRooms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tigase/getLastChatList": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The newest message of every conversation (获取首页的最近一条的聊天记录列表)
         * @description Document 1.4. Group rows first, then single chats, each newest first and each at most `pageSize` rows. `pageIndex` is not read; pins do not reorder the list.
         */
        get: operations["listLastChats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tigase/shiku_muc_msgs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * History of a group (群聊聊天记录)
         * @description Document 1.6. `roomId` is the group's jid. Newest first. Messages from before the caller joined are left out; a caller who is no member may read everything, and an unknown jid gives an empty list.
         */
        get: operations["listGroupMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/room/add": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Create a group (创建群组)
         * @description Document 1.7. The answer is the group before its members are counted: `members` empty, `userSize` 0, no `member`. Everybody named in `phones` becomes a member, the caller its owner.
         */
        get: operations["addRoom"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/room/get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One group with its members (根据群id获取群组详情)
         * @description Document 1.8. A caller who is no member gets the group and its members, but no `member` and no notices.
         */
        get: operations["getRoom"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/room/update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Rename a group, publish a notice, change a setting (更新群组)
         * @description Document 1.9. One change per call, the first that applies: a name that differs, muting all (`talkTime`), a notice, one switch, then the plain fields together. Owner and admins only.
         */
        get: operations["updateRoom"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/room/noticesPage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Notices of a group, in pages (公告列表)
         * @description Document 2.0. Newest first; membership is not checked; `total` is the number of all notices.
         */
        get: operations["listNotices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/room/member/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Members of a group (获取群成员)
         * @description Document 2.1a. A plain array of members. The documented sample is a copy of the notices page, an erratum. Members only; the order is not promised.
         */
        get: operations["listMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/room/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Hand a group to another member (转让群主)
         * @description Document 2.1b. The old owner becomes an ordinary member. Ask /room/get again afterwards.
         */
        get: operations["transferRoom"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/room/member/setOfflineNoPushMsg": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Mute or pin a group for one member (群消息置顶，弃用)
         * @deprecated
         * @description Document 2.2, deprecated there and still used by clients. `type` 0 sets `offlineNoPushMsg`, `type` 1 sets `openTopChatTime` to now in seconds, or to 0.
         */
        get: operations["setMemberNotification"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/room/member/delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Leave, remove a member, or dissolve the group (解散群组/退出群聊)
         * @description Document 2.3. The owner deleting their own membership dissolves the group, and the document says that this also ends their login. Anybody may leave; owner and admins may remove others.
         */
        get: operations["removeMember"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/room/member/update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Add members to a group (添加群成员)
         * @description Document 2.4. `phones` are the numbers to add; the document's words for it (numbers to delete) are a slip. The same call changes one member when `userId` comes with one of `nickname`, `remarkName`, `talkTime`, `role`.
         */
        get: operations["addMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tigase/shiku_msgs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * History of a single chat (单聊聊天记录)
         * @description Document 2.5a. The caller's own copies, newest first. Every message is stored twice, once for each side; `sender` is always the owner of the copy. A stranger or an unknown receiver gives an empty list.
         */
        get: operations["listMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tigase/deleteMsg": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Delete or recall messages (删除聊天记录)
         * @description Document 2.5b. Single chat: `delete` 1 hides the caller's own copy, 2 both copies. Group: 1 hides the message for the caller alone, 2 removes it for everybody. The chat list falls back to the newest message left, and loses the chat when none is. Succeeds also when nothing matched.
         */
        get: operations["deleteMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tigase/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search people, groups and messages (搜索接口)
         * @description Document 2.6. Users by nickname; groups the caller is in by name, and by a found person in them; single and group messages visible to the caller by their text. All four arrays are always there; an empty text finds nothing.
         */
        get: operations["search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tigase/dialog/add": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Pin a conversation (增加置顶会话)
         * @description Document 2.7. With `isAdaptive` 1 the friend's or member's `openTopChatTime` becomes now, in seconds.
         */
        get: operations["pinChat"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tigase/dialog/delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Unpin a conversation (删除置顶会话)
         * @description Document 2.8. With `isAdaptive` 1 the friend's or member's `openTopChatTime` becomes 0. Succeeds also when there was no pin.
         */
        get: operations["unpinChat"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/oneSendOne": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Send a message from one phone number to another (推送任务消息)
         * @description Document 3.2. An ordinary token is enough. The numbers may come with or without the area code. The message is stored like any single message, in two copies.
         */
        get: operations["pushMessage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/upload/UploadServlet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload files (图片上传)
         * @description Document 3.1. Needs no token. File parts may have any field name and there may be several. A file that cannot be taken is an item with `status` 0; the whole still succeeds.
         */
        post: operations["uploadFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/0/0/{month}/{kind}/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Fetch an uploaded file (文件访问)
         * @description Document 3.0. Needs no token. A name that ends in .html, .htm or .jsp, in any case, is refused with 403, as the comment of the documented configuration says.
         */
        get: operations["getFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Format: int64
         * @description When the answer was made, in milliseconds.
         */
        CurrentTime: number;
        /**
         * @description Success (接口响应成功).
         * @constant
         */
        Success: 1;
        /** Format: int64 */
        Milliseconds: number;
        /** Format: int64 */
        Seconds: number;
        ObjectId: string;
        Done: {
            currentTime: components["schemas"]["CurrentTime"];
            resultCode: components["schemas"]["Success"];
        };
        /** @description Who fails decides the envelope: the token check, the binding of parameters, or the operation itself. */
        Failure: components["schemas"]["TokenFailure"] | components["schemas"]["BindingFailure"] | components["schemas"]["OperationFailure"];
        TokenFailure: {
            /**
             * @description 缺少访问令牌, 访问令牌过期或无效.
             * @enum {integer}
             */
            resultCode: 1030101 | 1030102;
            /** @description The text for the code. */
            resultMsg: string;
        };
        BindingFailure: {
            /**
             * @description A parameter is missing or of the wrong type.
             * @enum {integer}
             */
            resultCode: 1010101 | 1020101;
            /** @description The text for the code. */
            resultMsg: string;
            /** @description What exactly was wrong; empty for a missing parameter. */
            detailMsg: string;
        };
        OperationFailure: {
            currentTime: components["schemas"]["CurrentTime"];
            /**
             * @description Why the operation refused.
             * @enum {integer}
             */
            resultCode: 10111 | 100211 | 100401 | 100402 | 100403 | 100404 | 100405 | 100406 | 100407 | 100409 | 100410 | 100411 | 100412 | 100421 | 100423 | 100501 | 100512 | 1010101 | 1010102 | 1020101;
            /** @description The text for the code, absent when there is none. */
            resultMsg?: string;
        };
        /** @description A place. */
        Location: {
            /**
             * Format: double
             * @description Latitude.
             */
            lat: number;
            /**
             * Format: double
             * @description Longitude.
             */
            lng: number;
        };
        /** @description The user's own settings. */
        UserSettings: {
            /**
             * Format: int32
             * @description Others may follow the user.
             */
            allowAtt: number;
            /**
             * Format: int32
             * @description Strangers may greet the user.
             */
            allowGreet: number;
            /**
             * Format: int32
             * @description Device authorisation.
             */
            authSwitch: number;
            /**
             * Format: int32
             * @description Joining a group by invitation needs the user's consent.
             */
            beInvitedJoinRoom: number;
            /** @description How long chats are kept, in days, as text; -1.0 for ever. */
            chatRecordTimeOut: string;
            /**
             * Format: double
             * @description How many days of chats are synchronised.
             */
            chatSyncTimeLen: number;
            /**
             * Format: int32
             * @description Not to be found by phone number.
             */
            closeTelephoneFind: number;
            /** @description Ways in which the user may be added, a comma list. */
            friendFromList: string;
            /**
             * Format: int32
             * @description Being added needs the user's consent.
             */
            friendsVerify: number;
            /**
             * Format: int32
             * @description Hidden online state; -1 unset.
             */
            hiding: number;
            /**
             * Format: int32
             * @description Keep the connection alive.
             */
            isKeepalive: number;
            /**
             * Format: int32
             * @description Share the position.
             */
            isOpenPrivacyPosition: number;
            /**
             * Format: int32
             * @description Show whether a message arrived.
             */
            isShowMsgState: number;
            /**
             * Format: int32
             * @description Removing a chat also removes its history.
             */
            isSkidRemoveHistoryMsg: number;
            /**
             * Format: int32
             * @description Show that the user is typing.
             */
            isTyping: number;
            /**
             * Format: int32
             * @description Use Google's maps.
             */
            isUseGoogleMap: number;
            /**
             * Format: int32
             * @description Vibrate on a message.
             */
            isVibration: number;
            /**
             * Format: int32
             * @description May log in on several devices.
             */
            multipleDevices: number;
            /**
             * Format: int32
             * @description May be found by nickname.
             */
            nameSearch: number;
            /**
             * Format: int32
             * @description Customer service switched on.
             */
            openService: number;
            /**
             * Format: int32
             * @description May be found by phone number.
             */
            phoneSearch: number;
            /**
             * Format: int32
             * @description Who sees the last login; -1 nobody.
             */
            showLastLoginTime: number;
            /**
             * Format: int32
             * @description Who sees the phone number; -1 nobody.
             */
            showTelephone: number;
        };
        /** @description What every view of a user shows. */
        UserCore: {
            /** @description Account name (账号). */
            account: string;
            /** @description Last activity, seconds. */
            active: components["schemas"]["Seconds"];
            /** @description Country code of the phone number, e.g. 86. */
            areaCode: string;
            /**
             * Format: int32
             * @description Region.
             */
            areaId: number;
            /**
             * Format: int32
             * @description How many users this one follows.
             */
            attCount: number;
            /**
             * Format: int64
             * @description Birthday, seconds; 0 unset.
             */
            birthday: number;
            /**
             * Format: int32
             * @description City.
             */
            cityId: number;
            /**
             * Format: int32
             * @description Country.
             */
            countryId: number;
            /** @description Registered at, seconds. */
            createTime: components["schemas"]["Seconds"];
            /** @description What the user says about themselves. */
            description: string;
            /** @description The account as a hash. */
            encryAccount: string;
            /**
             * Format: int32
             * @description How many users follow this one.
             */
            fansCount: number;
            /**
             * Format: int32
             * @description Stored, never derived; 0 in the samples.
             */
            friendsCount: number;
            /** @description Identity card number. */
            idcard: string;
            /** @description Picture of the identity card. */
            idcardUrl: string;
            /**
             * Format: int32
             * @description Identity confirmed.
             */
            isAuth: number;
            /**
             * Format: int32
             * @description Account paused (spelt so).
             */
            isPasuse: number;
            /**
             * Format: int32
             * @description Level.
             */
            level: number;
            loc: components["schemas"]["Location"];
            /** @description Last change of the profile, seconds. */
            modifyTime: components["schemas"]["Seconds"];
            /**
             * Format: int32
             * @description Unread messages.
             */
            msgNum: number;
            /** @description Real name. */
            name: string;
            /** @description Nickname (昵称). */
            nickname: string;
            /**
             * Format: int32
             * @description Number of messages.
             */
            num: number;
            /**
             * Format: int32
             * @description 1 while online.
             */
            onlinestate: number;
            /** @description Phone number without area code. */
            phone: string;
            /**
             * Format: int32
             * @description Province.
             */
            provinceId: number;
            /**
             * Format: int32
             * @description Real name confirmed.
             */
            realNameCertified: number;
            /**
             * Format: int32
             * @description How often the account name was changed.
             */
            setAccountCount: number;
            settings: components["schemas"]["UserSettings"];
            /**
             * Format: int32
             * @description 0 female, 1 male.
             */
            sex: number;
            /** @description Area code and phone number as one text. */
            telephone: string;
            /**
             * Format: double
             * @description Money spent.
             */
            totalConsume: number;
            /**
             * Format: double
             * @description Money paid in.
             */
            totalRecharge: number;
            /**
             * Format: int32
             * @description User id (用户id).
             */
            userId: number;
            /**
             * Format: int32
             * @description 0 ordinary, 2 public account; the samples show 2 throughout.
             */
            userType: number;
            /**
             * Format: int32
             * @description VIP level.
             */
            vip: number;
            /**
             * Format: int32
             * @description Time limit of burn-after-reading.
             */
            withdrawBurnReadTime: number;
        };
        /** @description What /user/get shows of anybody. */
        ProfileCore: components["schemas"]["UserCore"] & {
            /**
             * Format: int32
             * @description May reset the password.
             */
            isOpenResetPwd: number;
            /** @description Hide the caller's moments from the user. */
            notLetSeeHim: boolean;
            /** @description Do not show the user's moments. */
            notSeeHim: boolean;
            /** @description Last login, seconds; 0 hidden. */
            showLastLoginTime: components["schemas"]["Seconds"];
            /**
             * Format: int32
             * @description 1 normal, -1 locked.
             */
            status: number;
            /**
             * Format: int32
             * @description Wallet number.
             */
            walletUserNo: number;
        };
        /** @description The caller's own profile, private fields included. */
        OwnProfile: components["schemas"]["ProfileCore"] & {
            /** @description Invitation code. */
            myInviteCode: string;
            /**
             * Format: int32
             * @description No push while offline.
             */
            offlineNoPushMsg: number;
            /** @description Hash of the password, sent to its owner only. */
            password: string;
            /** @description "1" when a payment password is set, else "0". */
            payPassword: string;
            /** @description Roles in the back office. */
            role: number[];
            /** @description Key of the user, sent to its owner only. */
            userKey: string;
        };
        /** @description Another user's profile, without what is private; with `friends` when a relation exists. */
        OtherProfile: components["schemas"]["ProfileCore"] & {
            friends?: components["schemas"]["FriendRelation"];
            /** @description Address of the last login; some deployments show it. */
            ip?: string;
            /** @description Invitation code of the registration; some deployments show it. */
            regInviteCode?: string;
            password?: never;
            userKey?: never;
            role?: never;
            myInviteCode?: never;
            offlineNoPushMsg?: never;
        };
        /** @description A user as /tigase/search shows one. */
        SearchUser: components["schemas"]["UserCore"] & {
            /**
             * Format: double
             * @description Balance; 0.0 for others.
             */
            balance: number;
            /**
             * Format: int32
             * @description No push while offline.
             */
            offlineNoPushMsg: number;
        };
        /** @description One direction of a relation. */
        FriendCore: {
            /**
             * Format: int32
             * @description 1 when the caller blacklisted the friend.
             */
            blacklist: number;
            /**
             * Format: double
             * @description Days a chat is kept; -1.0 for ever.
             */
            chatRecordTimeOut: number;
            /** @description Friends since, seconds. */
            createTime: components["schemas"]["Seconds"];
            /**
             * Format: int32
             * @description How messages are encrypted.
             */
            encryptType: number;
            /**
             * Format: int32
             * @description 0 system, 1 QR code, 2 card, 3 group, 4 phone, 5 nickname.
             */
            fromAddType: number;
            /**
             * Format: int32
             * @description Chat hidden.
             */
            hideChatSwitch: number;
            /**
             * Format: int32
             * @description 1 when the friend blacklisted the caller.
             */
            isBeenBlack: number;
            /**
             * Format: int32
             * @description Burn after reading.
             */
            isOpenSnapchat: number;
            /**
             * Format: int64
             * @description Last talk.
             */
            lastTalkTime: number;
            /** @description Last change, seconds; 0 never. */
            modifyTime: components["schemas"]["Seconds"];
            /**
             * Format: int32
             * @description Unread messages.
             */
            msgNum: number;
            /**
             * Format: int32
             * @description No push while offline.
             */
            offlineNoPushMsg: number;
            /** @description Pinned since (置顶时间), seconds; 0 not pinned. */
            openTopChatTime: components["schemas"]["Seconds"];
            /**
             * Format: int32
             * @description 2 friends, 1 follows, 0 stranger, -1 blacklisted.
             */
            status: number;
            /** @description Roles of the friend; may be absent. */
            toFriendsRole?: number[];
            /** @description The friend's nickname. */
            toNickname: string;
            /**
             * Format: int32
             * @description The friend.
             */
            toUserId: number;
            /**
             * Format: int32
             * @description User type of the friend.
             */
            toUserType: number;
            /**
             * Format: int32
             * @description Whose row this is.
             */
            userId: number;
        };
        /** @description The caller's relation to a user, beside the user's profile; some servers leave three fields out. */
        FriendRelation: components["schemas"]["FriendCore"] & {
            /** @description Account of the friend (账号). */
            account?: string;
            /**
             * Format: int32
             * @description Hidden online state; -1 unset.
             */
            hiding?: number;
            /** @description First letter of the nickname's pinyin. */
            orderKey?: string;
            /** @description What the caller calls the friend. */
            remarkName?: string;
            /** @description What the caller notes of the friend. */
            describe?: string;
            /** @description Public key of the friend. */
            dhMsgPublicKey?: string;
            /** @description Public key of the friend. */
            rsaMsgPublicKey?: string;
        };
        /** @description A row of the friends page. */
        Friend: components["schemas"]["FriendCore"] & {
            /** @description Account of the friend (账号). */
            account: string;
            /**
             * Format: int32
             * @description Hidden online state; -1 unset.
             */
            hiding: number;
            /** @description First letter of the nickname's pinyin, # where there is none. */
            orderKey: string;
            /** @description What the caller calls the friend. */
            remarkName?: string;
            /** @description What the caller notes of the friend. */
            describe?: string;
            /** @description Public key of the friend. */
            dhMsgPublicKey?: string;
            /** @description Public key of the friend. */
            rsaMsgPublicKey?: string;
        };
        /** @description A membership (群成员). */
        Member: {
            /** @description Last activity in the group, seconds. */
            active: components["schemas"]["Seconds"];
            /** @description How the member came in, e.g. create_room_member; owner and admins see it. */
            addRoomDetails?: string;
            /**
             * Format: int64
             * @description Messages before are hidden.
             */
            beginMsgTime: number;
            /**
             * Format: int64
             * @description Messages up to this number are cleared.
             */
            clearMaxSeqNo: number;
            /** @description Joined at, seconds. */
            createTime: components["schemas"]["Seconds"];
            /**
             * Format: int32
             * @description Chat hidden.
             */
            hideChatSwitch: number;
            /**
             * Format: int32
             * @description 0 in lists; the value of the settings in /room/get.
             */
            hiding: number;
            /**
             * Format: int32
             * @description Who invited the member; 0 nobody.
             */
            inviteUserId: number;
            /**
             * Format: int32
             * @description Blacklisted in the group.
             */
            isBlack: number;
            /**
             * Format: int32
             * @description Never changed; openTopChatTime tells.
             */
            isOpenTopChat: number;
            /**
             * Format: int64
             * @description Message number at joining.
             */
            joinSeqNo: number;
            /** @description Last login, seconds. */
            loginTime: components["schemas"]["Seconds"];
            /** @description Last change, seconds; 0 never. */
            modifyTime: components["schemas"]["Seconds"];
            /** @description Nickname in the group. */
            nickname: string;
            /**
             * Format: int32
             * @description Do not disturb (消息免打扰).
             */
            offlineNoPushMsg: number;
            /**
             * Format: int32
             * @description 1 while online.
             */
            onlinestate: number;
            /** @description Pinned since (开启置顶聊天时间), seconds; 0 not pinned. */
            openTopChatTime: components["schemas"]["Seconds"];
            /**
             * Format: int32
             * @description How the member joined.
             */
            operationType: number;
            /** @description What the others call the member. */
            remarkName?: string;
            /** @description Account of the member (账号). */
            account?: string;
            /** @description Number of a voice meeting. */
            call?: string;
            /** @description Number of a video meeting. */
            videoMeetingNo?: string;
            /**
             * Format: int32
             * @description 1 owner (群主), 2 admin, 3 member (普通成员), 4 invisible, 5 guardian.
             */
            role: number;
            /**
             * Format: int32
             * @description Gets the group's messages.
             */
            sub: number;
            /** @description Muted until, seconds; 0 not muted. */
            talkTime: components["schemas"]["Seconds"];
            /**
             * Format: int32
             * @description Who.
             */
            userId: number;
        };
        /** @description A notice (公告). */
        Notice: {
            /** @description Id of the notice. */
            id: components["schemas"]["ObjectId"];
            /** @description Last change, seconds; 0 never. */
            modifyTime: components["schemas"]["Seconds"];
            /** @description Who wrote it. */
            nickname: string;
            /** @description The group's id. */
            roomId: string;
            /** @description The text (公告内容). */
            text: string;
            /** @description Written at, seconds. */
            time: components["schemas"]["Seconds"];
            /**
             * Format: int32
             * @description Who wrote it.
             */
            userId: number;
        };
        /** @description The newest notice (最新房间公告); only the two times, both 0, when there is none. */
        LatestNotice: {
            /** @description Id of the notice. */
            id?: components["schemas"]["ObjectId"];
            /** @description Last change, seconds; 0 never. */
            modifyTime: components["schemas"]["Seconds"];
            /** @description Who wrote it. */
            nickname?: string;
            /** @description The group's id. */
            roomId?: string;
            /** @description The text. */
            text?: string;
            /** @description Written at, seconds; 0 when there is none. */
            time: components["schemas"]["Seconds"];
            /**
             * Format: int32
             * @description Who wrote it.
             */
            userId?: number;
        };
        /** @description A group (群组) as every answer shows it. */
        RoomCore: {
            /**
             * Format: int32
             * @description The most admins.
             */
            adminMaxNumber: number;
            /**
             * Format: int32
             * @description Members may start a conference.
             */
            allowConference: number;
            /**
             * Format: int32
             * @description The owner may change settings.
             */
            allowHostUpdate: number;
            /**
             * Format: int32
             * @description Members may invite friends.
             */
            allowInviteFriend: number;
            /**
             * Format: int32
             * @description Members may go live.
             */
            allowOpenLive: number;
            /**
             * Format: int32
             * @description Other deployments have it (server facts 2.5); what it does is not known.
             */
            allowOut?: number;
            /**
             * Format: int32
             * @description Other deployments have it (server facts 2.5); what it does is not known.
             */
            allowRobotSendMsg?: number;
            /**
             * Format: int32
             * @description Members may send cards.
             */
            allowSendCard: number;
            /**
             * Format: int32
             * @description Members may send courses.
             */
            allowSpeakCourse: number;
            /**
             * Format: int32
             * @description Members may upload files.
             */
            allowUploadFile: number;
            /**
             * Format: double
             * @description Days a message is kept; -1.0 for ever.
             */
            chatRecordTimeOut: number;
            /** @description Created at, seconds. */
            createTime: components["schemas"]["Seconds"];
            /** @description Description (群组说明). */
            desc: string;
            /**
             * Format: int32
             * @description How messages are encrypted.
             */
            encryptType: number;
            /** @description Id of the group (群组 id), 24 hex digits. */
            id: components["schemas"]["ObjectId"];
            /** @description Always false. */
            inGroup: boolean;
            /**
             * Format: int32
             * @description Tell the group when somebody leaves.
             */
            isAttritionNotice: number;
            /**
             * Format: int32
             * @description The group can be found.
             */
            isLook: number;
            /**
             * Format: int32
             * @description Joining needs the owner's consent.
             */
            isNeedVerify: number;
            /**
             * Format: int32
             * @description Encrypted group.
             */
            isSecretGroup: number;
            /** @description The jid (群的id) that message rows refer to, 32 hex digits as a rule. */
            jid: string;
            /**
             * Format: double
             * @description In other deployments in place of `loc` (server facts 2.5).
             */
            latitude?: number;
            /**
             * Format: double
             * @description In other deployments in place of `loc` (server facts 2.5).
             */
            longitude?: number;
            /**
             * Format: int32
             * @description Live now.
             */
            liveStatus: number;
            loc: components["schemas"]["Location"];
            /**
             * Format: int32
             * @description The most members.
             */
            maxUserSize: number;
            /**
             * Format: int32
             * @description In a meeting now.
             */
            meetingStatus: number;
            /** @description Last change, seconds. */
            modifyTime: components["schemas"]["Seconds"];
            /** @description Name (群组名称). */
            name: string;
            /** @description Nickname of the owner. */
            nickname: string;
            notice: components["schemas"]["LatestNotice"];
            /** @description All notices (公告列表), in /room/get for a member; empty elsewhere. */
            notices: components["schemas"]["Notice"][];
            /**
             * Format: int32
             * @description 1 normal, -1 locked by the back office.
             */
            s: number;
            /**
             * Format: int32
             * @description Members see each other.
             */
            showMember: number;
            /**
             * Format: int32
             * @description Show who has read a message.
             */
            showRead: number;
            /** @description Subject. */
            subject: string;
            /** @description Tags; empty in every sample. */
            tags: unknown[];
            /** @description All muted until, seconds; 0 not muted. */
            talkTime: components["schemas"]["Seconds"];
            /**
             * Format: int32
             * @description The owner (群主).
             */
            userId: number;
            /**
             * Format: int32
             * @description Number of members; 0 in the answer of /room/add.
             */
            userSize: number;
            /**
             * Format: int64
             * @description How long a message may be recalled.
             */
            withdrawTime: number;
        };
        /** @description A group with the caller's own membership. */
        RoomListItem: components["schemas"]["RoomCore"] & {
            member: components["schemas"]["Member"];
        };
        /** @description A group as it is before its members are counted. */
        RoomCreated: components["schemas"]["RoomCore"] & {
            /** @description Always empty. */
            members: components["schemas"]["Member"][];
            /**
             * @description Always 0.
             * @constant
             */
            userSize?: 0;
        };
        /** @description A group with its members; `member` only for a member. */
        RoomDetail: components["schemas"]["RoomCore"] & {
            id?: string;
            member?: components["schemas"]["Member"];
            /** @description The members (群成员), the owner first. */
            members: components["schemas"]["Member"][];
        };
        /** @description The newest message of a conversation. */
        LastChat: {
            /** @description Id of the row. */
            _id: components["schemas"]["ObjectId"];
            /**
             * Format: int32
             * @description Message type; 1 text, 2 picture, 907 new member and so on.
             */
            type: number;
            /** @description The message. */
            messageId: string;
            /** @description Sent at, milliseconds. */
            timeSend: components["schemas"]["Milliseconds"];
            /** @description The text. */
            content: string;
            /** @description Owner of the row; in a group the author of the last message. */
            userId: string;
            /** @description The other user's id in a single chat, the group's jid in a group (单聊为目标id，群聊为房间jid). */
            jid: string;
            /**
             * Format: int32
             * @description 1 group, 0 single chat (是群聊为1 单聊为 0).
             */
            isRoom: number;
            /** @description The text is encrypted. */
            isEncrypt: boolean;
            /**
             * Format: int32
             * @description How.
             */
            encryptType: number;
            /** @description Sender and device, e.g. 100164/web or 10005/Server. */
            from: string;
            /** @description The receiver's id or the group's jid. */
            to: string;
            /** @description Nickname of the sender. */
            fromUserName: string;
            /** @description Name of the receiver. */
            toUserName?: string;
        };
        MessageHead: {
            /**
             * Format: int32
             * @description 1 single chat, 2 group.
             */
            chatType: number;
            from: string;
            messageId: string;
            /** @description Sent while the receiver was offline. */
            offline: boolean;
            /** @description The receiver's id or the group's jid. */
            to: string;
        };
        /** @description The group's switches, as text inside a new-member message (907). */
        MessageOther: {
            /**
             * Format: int32
             * @description isLook (spelt so).
             */
            lsLook: number;
            /**
             * Format: int32
             * @description Members may send cards.
             */
            allowSendCard: number;
            /**
             * Format: int32
             * @description Encrypted group.
             */
            isSecretGroup: number;
            /**
             * Format: int64
             * @description Message number at joining.
             */
            joinSeqNo: number;
            /**
             * Format: int32
             * @description Joining needs consent.
             */
            isNeedVerify: number;
            /**
             * Format: int32
             * @description Members see each other.
             */
            showMember: number;
            /**
             * Format: int32
             * @description Show who has read.
             */
            showRead: number;
            /**
             * Format: int32
             * @description The most members.
             */
            maxUserSize: number;
        };
        /** @description The message itself (具体消息信息), as JSON text in `message`. */
        MessageBody: {
            content: string;
            /** @description Expires at, seconds; 0 and -1 never. */
            deleteTime: components["schemas"]["Seconds"];
            /**
             * Format: int32
             * @description How the text is encrypted.
             */
            encryptType: number;
            /** @description Name of a file; the group id in a 907, the notice id in a 905. */
            fileName?: string;
            /**
             * Format: int64
             * @description Size of a file.
             */
            fileSize: number;
            /**
             * Format: int64
             * @description Length of a recording.
             */
            fileTime: number;
            /** @description The author (消息发送者id). */
            fromUserId: string;
            /** @description The sender's nickname. */
            fromUserName: string;
            /** @description The text is encrypted. */
            isEncrypt: boolean;
            /** @description Burn after reading. */
            isReadDel: boolean;
            /**
             * Format: double
             * @description Longitude of a place.
             */
            location_x: number;
            /**
             * Format: double
             * @description Latitude of a place.
             */
            location_y: number;
            messageHead: components["schemas"]["MessageHead"];
            /** @description What it is about; the jid in a control message. */
            objectId?: string;
            /** @description In a new-member message (907) the group's switches, JSON text again; anything else in others. */
            other?: string;
            /** Format: int64 */
            timeSend: number;
            /** @description Whom it is for; absent in some control messages. */
            toUserId?: string;
            /** @description The name of that user or group. */
            toUserName?: string;
            /** Format: int32 */
            type: number;
        };
        GroupMessageBody: components["schemas"]["MessageBody"] & {
            fromUserId?: string;
            messageHead?: {
                /** @constant */
                chatType?: 2;
                to?: string;
            };
        };
        SingleMessageBody: components["schemas"]["MessageBody"] & {
            isEncrypt?: boolean;
            messageHead?: {
                /** @constant */
                chatType?: 1;
                to?: string;
            };
        };
        /** @description A message of a group, stored once. */
        GroupMessage: {
            /** @description Id of the row. */
            _id: components["schemas"]["ObjectId"];
            /** @description The whole message as JSON text. */
            message: string;
            /** @description The group's jid. */
            room_jid: string;
            /** @description Author and device, or 10005/Server. */
            sender_jid: string;
            /** @description Author; in a control message the user who acted. */
            sender: string;
            /** @description Stored at, milliseconds; may precede timeSend. */
            ts: components["schemas"]["Milliseconds"];
            /**
             * Format: int32
             * @description 1 text, other numbers as in MessageType.
             */
            contentType: number;
            /** @description Id of the message. */
            messageId: string;
            /** @description Sent at, milliseconds. */
            timeSend: components["schemas"]["Milliseconds"];
            /** @description Expires at, seconds; 0 and -1 never. */
            deleteTime: components["schemas"]["Seconds"];
            /** @description The text (聊天内容). */
            content: string;
            /**
             * Format: int32
             * @description How many have read it.
             */
            readCount: number;
        };
        /** @description One side's copy of a single message. */
        SingleMessage: {
            /** @description Id of this copy. */
            _id: components["schemas"]["ObjectId"];
            /** @description The whole message as JSON text (具体消息信息). */
            message: string;
            /**
             * Format: int32
             * @description 0 the owner of the copy sent it, 1 received it.
             */
            direction: number;
            /** @description Owner of this copy */
            sender: string;
            /** @description The other side. */
            receiver: string;
            /** @description Author and device. */
            sender_jid: string;
            /** @description Whom it was sent to. */
            receiver_jid: string;
            /** @description Stored at, milliseconds; may precede timeSend. */
            ts: components["schemas"]["Milliseconds"];
            /**
             * Format: int32
             * @description 1 text (文字), 2 picture (图片), other numbers as in MessageType.
             */
            contentType: number;
            /** @description Id of the message, the same in both copies. */
            messageId: string;
            /** @description Sent at, milliseconds. */
            timeSend: components["schemas"]["Milliseconds"];
            /** @description Expires at, seconds; 0 and -1 never. */
            deleteTime: components["schemas"]["Seconds"];
            /**
             * Format: int32
             * @description 1 once read.
             */
            isRead: number;
            /** @description The text is encrypted. */
            isEncrypt: boolean;
            /** @description The text (聊天内容). */
            content: string;
            /**
             * Format: int64
             * @description When the owner of the copy deleted it, seconds. A copy that was deleted is never shown.
             */
            delayedTime?: number;
        };
        /** @description One file that was taken. */
        UploadedItem: {
            /** @description The name it came with. */
            oFileName: string;
            /** @description Where the original is. */
            oUrl: string;
            /**
             * @description Taken.
             * @constant
             */
            status: 1;
            /** @description Where the thumbnail is; images only. */
            tUrl?: string;
        };
        /** @description One file that could not be taken. */
        RefusedItem: {
            /** @description The name it came with. */
            oFileName: string;
            /**
             * @description Refused.
             * @constant
             */
            status: 0;
            /** @description Why. */
            message: string;
        };
        /** @description An image that was taken, with its thumbnail. */
        UploadedImage: components["schemas"]["UploadedItem"] & {
            /** @description Where the thumbnail is. */
            tUrl: string;
        };
        UploadDone: {
            /**
             * Format: int32
             * @description Files that were not empty.
             */
            total: number;
            /** @description The files by kind; kinds without a file may be absent. */
            data: {
                /** @description gif, jpg, jpeg, bmp, png. */
                images?: (components["schemas"]["UploadedImage"] | components["schemas"]["RefusedItem"])[];
                /** @description amr, mp3, acc. */
                audios?: (components["schemas"]["UploadedItem"] | components["schemas"]["RefusedItem"])[];
                /** @description mp4, flv, wmv. */
                videos?: (components["schemas"]["UploadedItem"] | components["schemas"]["RefusedItem"])[];
                /** @description Everything else. */
                others?: (components["schemas"]["UploadedItem"] | components["schemas"]["RefusedItem"])[];
            };
            /**
             * Format: int32
             * @description Files taken.
             */
            success: number;
            /**
             * Format: int32
             * @description Files refused.
             */
            failure: number;
            resultCode: components["schemas"]["Success"];
            /**
             * Format: int64
             * @description Duration, milliseconds.
             */
            time: number;
        };
        UploadFailure: components["schemas"]["UploadRefusal"] | components["schemas"]["UploadError"];
        UploadRefusal: {
            /**
             * @description No file, not a form.
             * @enum {integer}
             */
            resultCode: 1010101 | 1020101;
            /** @description The text for the code. */
            resultMsg: string;
        };
        UploadError: {
            /**
             * @description Another failure.
             * @constant
             */
            resultCode: -1;
            /** @description The text for the code, absent when there is none. */
            resultMsg?: string;
        };
        UploadAnswer: components["schemas"]["UploadDone"] | components["schemas"]["UploadFailure"];
        /** @description Settings for clients. Texts without a value are absent. */
        ClientConfig: {
            /** @description Domain of the chat server. */
            XMPPDomain: string;
            /** @description Host of the chat server. */
            XMPPHost: string;
            /**
             * Format: int32
             * @description Connection time-out, seconds.
             */
            XMPPTimeout: number;
            /** @description Country guessed from the caller's address. */
            address?: string;
            /**
             * Format: int32
             * @description Friends may be added.
             */
            allowAddFriend?: number;
            /** @description Where the Android app is. */
            androidAppUrl?: string;
            /** @description Android versions that may not be used. */
            androidDisable?: string;
            /** @description What is new on Android. */
            androidExplain?: string;
            /**
             * Format: int32
             * @description Newest Android version.
             */
            androidVersion?: number;
            /** @description Base of this API, with a trailing slash. */
            apiUrl: string;
            /** @description App store id. */
            appleId?: string;
            /** @description Longest sound, as text. */
            audioLen?: string;
            /**
             * Format: int32
             * @description Days a chat is kept, -1 for ever (an integer here).
             */
            chatRecordTimeOut?: number;
            /** @description Company. */
            companyName?: string;
            /** @description Copyright line. */
            copyright?: string;
            /** @description Phone numbers to call by default. */
            defaultTelephones?: string;
            /**
             * Format: int32
             * @description Show red packets.
             */
            displayRedPacket?: number;
            /**
             * Format: int32
             * @description Search radius nearby, kilometres.
             */
            distance?: number;
            /** @description Base of avatars, with a trailing slash. */
            downloadAvatarUrl: string;
            /** @description Base of files, with a trailing slash. */
            downloadUrl: string;
            /**
             * Format: int32
             * @description Alipay on.
             */
            enableAliPay?: number;
            /**
             * Format: int32
             * @description Public accounts on.
             */
            enableMpModule?: number;
            /**
             * Format: int32
             * @description Open platform on.
             */
            enableOpenModule?: number;
            /**
             * Format: int32
             * @description Payments on.
             */
            enablePayModule?: number;
            /**
             * Format: int32
             * @description WeChat pay on.
             */
            enableWxPay?: number;
            /**
             * Format: int32
             * @description Days a file is kept, -1 for ever.
             */
            fileValidTime?: number;
            /** @description Picture behind a profile. */
            headBackgroundImg?: string;
            /** @description Help page. */
            helpUrl?: string;
            /**
             * Format: int32
             * @description Hide the search for friends.
             */
            hideSearchByFriends?: number;
            /** @description Address of the home page. */
            homeAddress?: string;
            /** @description Name of the home page. */
            homeName?: string;
            /** @description Where the iOS app is. */
            iosAppUrl?: string;
            /** @description iOS versions that may not be used. */
            iosDisable?: string;
            /** @description What is new on iOS. */
            iosExplain?: string;
            /**
             * Format: int32
             * @description Newest iOS version.
             */
            iosVersion?: number;
            /** @description The caller's address. */
            ipAddress?: string;
            /**
             * Format: int32
             * @description Ordinary users may create groups.
             */
            isCommonCreateGroup?: number;
            /**
             * Format: int32
             * @description Ordinary users may look for friends.
             */
            isCommonFindFriends?: number;
            /**
             * Format: int32
             * @description Third-party log-ins without registration.
             */
            isNoRegisterThirdLogin?: number;
            /**
             * Format: int32
             * @description Which iOS push.
             */
            isOpenAPNSorJPUSH?: number;
            /**
             * Format: int32
             * @description Device authorisation on.
             */
            isOpenAuthSwitch?: number;
            /**
             * Format: int32
             * @description Cloud wallet on.
             */
            isOpenCloudWallet?: number;
            /**
             * Format: int32
             * @description Chat server is a cluster.
             */
            isOpenCluster?: number;
            /**
             * Format: int32
             * @description Google push on.
             */
            isOpenGoogleFCM?: number;
            /**
             * Format: int32
             * @description Manual payments on.
             */
            isOpenManualPay?: number;
            /**
             * Format: int32
             * @description Show who is online.
             */
            isOpenOnlineStatus?: number;
            /**
             * Format: int32
             * @description Position service on.
             */
            isOpenPositionService?: number;
            /**
             * Format: int32
             * @description Read receipts on.
             */
            isOpenReadReceipt?: number;
            /**
             * Format: int32
             * @description Delivery receipts on.
             */
            isOpenReceipt?: number;
            /**
             * Format: int32
             * @description Registration open.
             */
            isOpenRegister?: number;
            /**
             * Format: int32
             * @description Groups can be searched.
             */
            isOpenRoomSearch?: number;
            /**
             * Format: int32
             * @description Registration needs an SMS code.
             */
            isOpenSMSCode?: number;
            /**
             * Format: int32
             * @description Encrypted chats on.
             */
            isOpenSecureChat?: number;
            /**
             * Format: int32
             * @description Show that a message was recalled.
             */
            isShowRevoke?: number;
            /**
             * Format: int32
             * @description Own user interface on.
             */
            isOpenUI?: number;
            /** @description Server for calls. */
            jitsiServer?: string;
            /** @description Labels. */
            lableListStr?: string;
            /** @description Server for live streams. */
            liveUrl?: string;
            /** @description Where the macOS app is. */
            macAppUrl?: string;
            /** @description macOS versions that may not be used. */
            macDisable?: string;
            /** @description What is new on macOS. */
            macExplain?: string;
            /**
             * Format: int32
             * @description Newest macOS version.
             */
            macVersion?: number;
            /** @description Server of the shop. */
            mallServerUrl?: string;
            /**
             * Format: double
             * @description Fee of a manual withdrawal.
             */
            manualPaywithdrawFee?: number;
            /**
             * Format: double
             * @description Largest red packet.
             */
            maxRedpacktAmount?: number;
            /**
             * Format: int32
             * @description Most red packets at once.
             */
            maxRedpacktNumber?: number;
            /**
             * Format: double
             * @description Largest transfer.
             */
            maxTransferAmount?: number;
            /** @description Server for meetings. */
            meetingHost?: string;
            /**
             * Format: double
             * @description Rate of a withdrawal.
             */
            myChangeWithdrawRate?: number;
            /**
             * Format: int32
             * @description Search by nickname; 0 off, 1 exact, 2 fuzzy.
             */
            nicknameSearchUser?: number;
            /** @description Where the PC app is. */
            pcAppUrl?: string;
            /** @description PC versions that may not be used. */
            pcDisable?: string;
            /** @description What is new on PCs. */
            pcExplain?: string;
            /**
             * Format: int32
             * @description Newest PC version.
             */
            pcVersion?: number;
            /** @description Which apps to show, JSON text. */
            popularAPP?: string;
            /** @description Base of the privacy policy. */
            privacyPolicyPrefix?: string;
            /**
             * Format: int32
             * @description Register with 0 a phone number, 1 a user name.
             */
            regeditPhoneOrName?: number;
            /**
             * Format: int32
             * @description Invitation code; 0 off, 1 one to one, 2 one for many.
             */
            registerInviteCode?: number;
            /** @description Page that invites. */
            shareUrl?: string;
            /**
             * Format: int32
             * @description Show contacts.
             */
            showContactsUser?: number;
            /** @description Page of the software. */
            softUrl?: string;
            /** @description Base of the upload service, with a trailing slash. */
            uploadUrl: string;
            /**
             * Format: int32
             * @description In the shops.
             */
            upperShelf?: number;
            /** @description Longest video, as text. */
            videoLen?: string;
            /**
             * Format: int32
             * @description Longest video, seconds.
             */
            videoLength?: number;
            /** @description Website. */
            website?: string;
            /** @description XMPPDomain as a few deployments spell it. */
            xMPPDomain?: string;
            /** @description XMPPHost as a few deployments spell it. */
            xMPPHost?: string;
            /**
             * Format: int32
             * @description XMPPTimeout as a few deployments spell it.
             */
            xMPPTimeout?: number;
            /**
             * Format: int32
             * @description XMPPTimeout / 2.5, truncated.
             */
            xmppPingTime: number;
        };
    };
    responses: {
        /** @description Done; the answer has no data. */
        Done: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Done"] | components["schemas"]["Failure"];
            };
        };
    };
    parameters: {
        /**
         * @description The caller's token (token 令牌); only ever a parameter, never a header.
         * @example mock-100164
         */
        AccessToken: string;
        /**
         * @description Marks task management (任务管理标识), always `rw`. The server does not read it.
         * @example rw
         */
        Flag: string;
        /**
         * @description Page number (当前页数), from 0.
         * @example 0
         */
        PageIndex: number;
        /**
         * @description Rows per page (每页数量); 0 means all.
         * @example 50000
         */
        PageSize10: number;
        /**
         * @description Rows per page (每页数量); 0 means all.
         * @example 20
         */
        PageSize20: number;
        /**
         * @description Which page of `members`, from 0.
         * @example 0
         */
        MemberPageIndex: number;
        /**
         * @description How many `members` to show.
         * @example 100
         */
        MemberPageSize: number;
        /**
         * @description Not before this millisecond (开始时间); 0 means from the beginning.
         * @example 0
         */
        StartTime: number;
        /**
         * @description Not after this millisecond (结束时间); 0 means until now.
         * @example 0
         */
        EndTime: number;
        /**
         * @description The group's id (群组 id), 24 hex digits.
         * @example 60332a72d656fd634b20f20a
         */
        RoomId: string;
        /**
         * @description The group's id (群组 id), 24 hex digits.
         * @example 60210278cb36d459fe88c196
         */
        RequiredRoomId: string;
        /**
         * @description The group's jid or the friend's user id (群jid / 好友id); digits mean a friend.
         * @example 100158
         */
        ChatJid: string;
        /**
         * @description 1 also sets openTopChatTime of the member or friend (更新 群成员/好友 置顶时间).
         * @example 1
         */
        IsAdaptive: number;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getConfig: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The configuration. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        currentTime: components["schemas"]["CurrentTime"];
                        data: components["schemas"]["ClientConfig"];
                        resultCode: components["schemas"]["Success"];
                    } | components["schemas"]["Failure"];
                };
            };
        };
    };
    getUser: {
        parameters: {
            query: {
                /**
                 * @description The caller's token (token 令牌); only ever a parameter, never a header.
                 * @example mock-100164
                 */
                access_token: components["parameters"]["AccessToken"];
                /**
                 * @description Marks task management (任务管理标识), always `rw`. The server does not read it.
                 * @example rw
                 */
                flag: components["parameters"]["Flag"];
                /**
                 * @description Whose profile; a user id, or an account (账号) when it is not a number. Empty means the caller.
                 * @example 100164
                 */
                userId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The profile. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        currentTime: components["schemas"]["CurrentTime"];
                        data: components["schemas"]["OwnProfile"] | components["schemas"]["OtherProfile"];
                        resultCode: components["schemas"]["Success"];
                    } | components["schemas"]["Failure"];
                };
            };
        };
    };
    listFriends: {
        parameters: {
            query: {
                /**
                 * @description Page number (当前页数), from 0.
                 * @example 0
                 */
                pageIndex: components["parameters"]["PageIndex"];
                /**
                 * @description Rows per page (每页数量); 0 means all.
                 * @example 50000
                 */
                pageSize: components["parameters"]["PageSize10"];
                /**
                 * @description The caller's token (token 令牌); only ever a parameter, never a header.
                 * @example mock-100164
                 */
                access_token: components["parameters"]["AccessToken"];
                /**
                 * @description Marks task management (任务管理标识), always `rw`. The server does not read it.
                 * @example rw
                 */
                flag: components["parameters"]["Flag"];
                /**
                 * @description User id (用户id). Required, and ignored in favour of the caller's.
                 * @example 100164
                 */
                userId: number;
                /**
                 * @description Only friends whose remark or nickname contains this text.
                 * @example 001
                 */
                keyword?: string;
                /**
                 * @description Relation to list; 2 friends, 0 strangers, 1 one-way follow, -1 blacklisted.
                 * @example 2
                 */
                status?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of friends. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        currentTime: components["schemas"]["CurrentTime"];
                        data: {
                            /**
                             * Format: int32
                             * @description ceil(total / pageSize), with the pageSize shown here.
                             */
                            pageCount: number;
                            pageData: components["schemas"]["Friend"][];
                            /**
                             * Format: int32
                             * @description Always 0; in some versions the page asked for.
                             */
                            pageIndex: number;
                            /**
                             * Format: int32
                             * @description Always 15; in some versions the page size asked for.
                             */
                            pageSize: number;
                            /**
                             * Format: int32
                             * @description Always 0; in some versions pageIndex * pageSize.
                             */
                            start: number;
                            /**
                             * Format: int32
                             * @description Number of matching friends.
                             */
                            total: number;
                            /**
                             * Format: int32
                             * @description Some deployments have it.
                             */
                            allPageCount?: number;
                        };
                        resultCode: components["schemas"]["Success"];
                    } | components["schemas"]["Failure"];
                };
            };
        };
    };
    addFriend: {
        parameters: {
            query: {
                /**
                 * @description The user to befriend (目标用户Id).
                 * @example 100174
                 */
                toUserId: number;
                /**
                 * @description The caller's token (token 令牌); only ever a parameter, never a header.
                 * @example mock-100164
                 */
                access_token: components["parameters"]["AccessToken"];
                /**
                 * @description Marks task management (任务管理标识), always `rw`. The server does not read it.
                 * @example rw
                 */
                flag: components["parameters"]["Flag"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Done"];
        };
    };
    listRooms: {
        parameters: {
            query: {
                /**
                 * @description Page number (当前页数), from 0.
                 * @example 0
                 */
                pageIndex: components["parameters"]["PageIndex"];
                /**
                 * @description Rows per page (每页数量); 0 means all.
                 * @example 50000
                 */
                pageSize: components["parameters"]["PageSize10"];
                /**
                 * @description The caller's token (token 令牌); only ever a parameter, never a header.
                 * @example mock-100164
                 */
                access_token: components["parameters"]["AccessToken"];
                /**
                 * @description Marks task management (任务管理标识), always `rw`. The server does not read it.
                 * @example rw
                 */
                flag: components["parameters"]["Flag"];
                /**
                 * @description 0 all groups, 1 those the caller owns, 2 those they joined.
                 * @example 0
                 */
                type?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The groups. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        currentTime: components["schemas"]["CurrentTime"];
                        data: components["schemas"]["RoomListItem"][];
                        resultCode: components["schemas"]["Success"];
                    } | components["schemas"]["Failure"];
                };
            };
        };
    };
    listLastChats: {
        parameters: {
            query: {
                /**
                 * @description Page number (当前页数). Not read.
                 * @example 0
                 */
                pageIndex: number;
                /**
                 * @description Rows per kind (每页数量); 0 means all.
                 * @example 50000
                 */
                pageSize: number;
                /**
                 * @description The caller's token (token 令牌); only ever a parameter, never a header.
                 * @example mock-100164
                 */
                access_token: components["parameters"]["AccessToken"];
                /**
                 * @description Marks task management (任务管理标识), always `rw`. The server does not read it.
                 * @example rw
                 */
                flag: components["parameters"]["Flag"];
                /**
                 * @description Not before this millisecond (开始时间); 0 means from the beginning.
                 * @example 0
                 */
                startTime?: components["parameters"]["StartTime"];
                /**
                 * @description Not after this millisecond (结束时间); 0 means until now.
                 * @example 0
                 */
                endTime?: components["parameters"]["EndTime"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rows. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        currentTime: components["schemas"]["CurrentTime"];
                        data: components["schemas"]["LastChat"][];
                        resultCode: components["schemas"]["Success"];
                    } | components["schemas"]["Failure"];
                };
            };
        };
    };
    listGroupMessages: {
        parameters: {
            query: {
                /**
                 * @description The group's jid (房间 jid), not its id.
                 * @example 6c1536dbf97540d1b906d76f4272a90d
                 */
                roomId: string;
                /**
                 * @description The caller's token (token 令牌); only ever a parameter, never a header.
                 * @example mock-100164
                 */
                access_token: components["parameters"]["AccessToken"];
                /**
                 * @description Marks task management (任务管理标识), always `rw`. The server does not read it.
                 * @example rw
                 */
                flag: components["parameters"]["Flag"];
                /**
                 * @description Page number (当前页数), from 0.
                 * @example 0
                 */
                pageIndex: components["parameters"]["PageIndex"];
                /**
                 * @description Rows per page (每页数量); 0 means all.
                 * @example 20
                 */
                pageSize: components["parameters"]["PageSize20"];
                /**
                 * @description Not before this millisecond (开始时间); 0 means from the beginning.
                 * @example 0
                 */
                startTime?: components["parameters"]["StartTime"];
                /**
                 * @description Not after this millisecond (结束时间); 0 means until now.
                 * @example 0
                 */
                endTime?: components["parameters"]["EndTime"];
                /**
                 * @description Taken and ignored; control messages (9xx) always come.
                 * @example 200
                 */
                maxType?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The messages. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        currentTime: components["schemas"]["CurrentTime"];
                        data: components["schemas"]["GroupMessage"][];
                        resultCode: components["schemas"]["Success"];
                        /**
                         * @description Always the empty text.
                         * @constant
                         */
                        resultMsg: "";
                    } | components["schemas"]["Failure"];
                };
            };
        };
    };
    addRoom: {
        parameters: {
            query: {
                /**
                 * @description The group's jid (群的id), a random text that must not repeat: 1 to 64 of `0-9 A-Z a-z _ -`, not all digits (digits mean a user elsewhere). Made by the server when absent.
                 * @example f00dfeed00000000000000000000cafe
                 */
                jid: string;
                /**
                 * @description The caller's token (token 令牌); only ever a parameter, never a header.
                 * @example mock-100164
                 */
                access_token: components["parameters"]["AccessToken"];
                /**
                 * @description Marks task management (任务管理标识), always `rw`. The server does not read it.
                 * @example rw
                 */
                flag: components["parameters"]["Flag"];
                /**
                 * @description The group's name (群组名称).
                 * @example 005
                 */
                name: string;
                /**
                 * @description The group's description (群组说明).
                 * @example 005
                 */
                desc?: string;
                /**
                 * @description JSON array of phone numbers or user ids to add (成员电话集合), e.g. `[100102,15730107952]`. Entries that are nobody are skipped.
                 * @example [100102,15730107952]
                 */
                phones?: string;
                /**
                 * @description The name stock servers give to `phones`; read when `phones` is absent.
                 * @example [100102,15730107952]
                 */
                text?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The new group. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        currentTime: components["schemas"]["CurrentTime"];
                        data: components["schemas"]["RoomCreated"];
                        resultCode: components["schemas"]["Success"];
                    } | components["schemas"]["Failure"];
                };
            };
        };
    };
    getRoom: {
        parameters: {
            query: {
                /**
                 * @description The caller's token (token 令牌); only ever a parameter, never a header.
                 * @example mock-100164
                 */
                access_token: components["parameters"]["AccessToken"];
                /**
                 * @description Marks task management (任务管理标识), always `rw`. The server does not read it.
                 * @example rw
                 */
                flag: components["parameters"]["Flag"];
                /**
                 * @description The group's id (群组 id), 24 hex digits.
                 * @example 60332a72d656fd634b20f20a
                 */
                roomId: components["parameters"]["RoomId"];
                /**
                 * @description Which page of `members`, from 0.
                 * @example 0
                 */
                pageIndex?: components["parameters"]["MemberPageIndex"];
                /**
                 * @description How many `members` to show.
                 * @example 100
                 */
                pageSize?: components["parameters"]["MemberPageSize"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The group. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        currentTime: components["schemas"]["CurrentTime"];
                        data: components["schemas"]["RoomDetail"];
                        resultCode: components["schemas"]["Success"];
                    } | components["schemas"]["Failure"];
                };
            };
        };
    };
    updateRoom: {
        parameters: {
            query: {
                /**
                 * @description The caller's token (token 令牌); only ever a parameter, never a header.
                 * @example mock-100164
                 */
                access_token: components["parameters"]["AccessToken"];
                /**
                 * @description Marks task management (任务管理标识), always `rw`. The server does not read it.
                 * @example rw
                 */
                flag: components["parameters"]["Flag"];
                /**
                 * @description The group's id (群组 id), 24 hex digits.
                 * @example 60210278cb36d459fe88c196
                 */
                roomId: components["parameters"]["RequiredRoomId"];
                /**
                 * @description The new name (群名称).
                 * @example 测试群
                 */
                roomName?: string;
                /**
                 * @description Text of a new notice (群公告).
                 * @example 今晚八点开会
                 */
                notice?: string;
                /**
                 * @description Mute everybody until this second; 0 ends it, -2 and less change nothing. Other numbers than seconds are 1010101 here.
                 * @example 0
                 */
                talkTime?: number;
                /**
                 * @description Show who has read a message.
                 * @example 0
                 */
                showRead?: number;
                /**
                 * @description Joining needs the owner's consent.
                 * @example 0
                 */
                isNeedVerify?: number;
                /**
                 * @description The group can be found by others.
                 * @example 0
                 */
                isLook?: number;
                /**
                 * @description State of the group; 1 normal, -1 locked.
                 * @example 1
                 */
                s?: number;
                /**
                 * @description Members see each other.
                 * @example 1
                 */
                showMember?: number;
                /**
                 * @description Members may send cards and chat privately.
                 * @example 1
                 */
                allowSendCard?: number;
                /**
                 * @description Members may invite friends.
                 * @example 1
                 */
                allowInviteFriend?: number;
                /**
                 * @description Members may upload group files.
                 * @example 1
                 */
                allowUploadFile?: number;
                /**
                 * @description Members may start a conference.
                 * @example 1
                 */
                allowConference?: number;
                /**
                 * @description Members may send courses.
                 * @example 1
                 */
                allowSpeakCourse?: number;
                /**
                 * @description The new description (群组说明).
                 * @example 测试
                 */
                desc?: string;
                /**
                 * @description The new subject.
                 * @example 测试
                 */
                subject?: string;
                /**
                 * @description The most members the group may have.
                 * @example 1000
                 */
                maxUserSize?: number;
                /**
                 * @description The most admins the group may have.
                 * @example 5
                 */
                adminMaxNumber?: number;
                /**
                 * @description The owner may change settings.
                 * @example 1
                 */
                allowHostUpdate?: number;
                /**
                 * @description Tell the group when somebody leaves.
                 * @example 1
                 */
                isAttritionNotice?: number;
                /**
                 * @description How long a message may be recalled.
                 * @example 0
                 */
                withdrawTime?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description `data` only when a notice was made. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        currentTime: components["schemas"]["CurrentTime"];
                        data?: {
                            /** @description Id of the new notice (公告id). */
                            noticeId: string;
                        };
                        resultCode: components["schemas"]["Success"];
                    } | components["schemas"]["Failure"];
                };
            };
        };
    };
    listNotices: {
        parameters: {
            query: {
                /**
                 * @description The caller's token (token 令牌); only ever a parameter, never a header.
                 * @example mock-100164
                 */
                access_token: components["parameters"]["AccessToken"];
                /**
                 * @description Marks task management (任务管理标识), always `rw`. The server does not read it.
                 * @example rw
                 */
                flag: components["parameters"]["Flag"];
                /**
                 * @description The group's id (群组 id).
                 * @example 60332a72d656fd634b20f20a
                 */
                roomId: string;
                /**
                 * @description Page number (当前页数), from 0.
                 * @example 0
                 */
                pageIndex: components["parameters"]["PageIndex"];
                /**
                 * @description Rows per page (每页数量); 0 means all.
                 * @example 50000
                 */
                pageSize: components["parameters"]["PageSize10"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of notices. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        currentTime: components["schemas"]["CurrentTime"];
                        data: {
                            /**
                             * Format: int32
                             * @description ceil(total / pageSize).
                             */
                            pageCount: number;
                            pageData: components["schemas"]["Notice"][];
                            /**
                             * Format: int32
                             * @description The page asked for.
                             */
                            pageIndex: number;
                            /**
                             * Format: int32
                             * @description The page size asked for.
                             */
                            pageSize: number;
                            /**
                             * Format: int32
                             * @description pageIndex * pageSize.
                             */
                            start: number;
                            /**
                             * Format: int32
                             * @description Number of all notices of the group.
                             */
                            total: number;
                        };
                        resultCode: components["schemas"]["Success"];
                    } | components["schemas"]["Failure"];
                };
            };
        };
    };
    listMembers: {
        parameters: {
            query: {
                /**
                 * @description The caller's token (token 令牌); only ever a parameter, never a header.
                 * @example mock-100164
                 */
                access_token: components["parameters"]["AccessToken"];
                /**
                 * @description Marks task management (任务管理标识), always `rw`. The server does not read it.
                 * @example rw
                 */
                flag: components["parameters"]["Flag"];
                /**
                 * @description The group's id (群组 id), 24 hex digits.
                 * @example 60210278cb36d459fe88c196
                 */
                roomId: components["parameters"]["RequiredRoomId"];
                /**
                 * @description Only members whose nickname contains this text; upper and lower case are equal.
                 * @example 001
                 */
                keyword?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The members. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        currentTime: components["schemas"]["CurrentTime"];
                        data: components["schemas"]["Member"][];
                        resultCode: components["schemas"]["Success"];
                    } | components["schemas"]["Failure"];
                };
            };
        };
    };
    transferRoom: {
        parameters: {
            query: {
                /**
                 * @description The caller's token (token 令牌); only ever a parameter, never a header.
                 * @example mock-100164
                 */
                access_token: components["parameters"]["AccessToken"];
                /**
                 * @description Marks task management (任务管理标识), always `rw`. The server does not read it.
                 * @example rw
                 */
                flag: components["parameters"]["Flag"];
                /**
                 * @description The group's id (群组 id), 24 hex digits.
                 * @example 60332a72d656fd634b20f20a
                 */
                roomId: string;
                /**
                 * @description The new owner (目标用户 id). The document leaves its requiredness blank; the server insists on it.
                 * @example 100102
                 */
                toUserId?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Done"];
        };
    };
    setMemberNotification: {
        parameters: {
            query: {
                /**
                 * @description The caller's token (token 令牌); only ever a parameter, never a header.
                 * @example mock-100164
                 */
                access_token: components["parameters"]["AccessToken"];
                /**
                 * @description Marks task management (任务管理标识), always `rw`. The server does not read it.
                 * @example rw
                 */
                flag: components["parameters"]["Flag"];
                /**
                 * @description The group's id (群组 id), 24 hex digits.
                 * @example 60210278cb36d459fe88c196
                 */
                roomId: components["parameters"]["RequiredRoomId"];
                /**
                 * @description 0 off, 1 on (是否开启).
                 * @example 1
                 */
                offlineNoPushMsg: number;
                /**
                 * @description 0 do not disturb (消息免打扰), 1 pin the chat (聊天置顶).
                 * @example 1
                 */
                type: number;
                /**
                 * @description Whose membership (用户id); 0 is the caller.
                 * @example 0
                 */
                userId: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Done"];
        };
    };
    removeMember: {
        parameters: {
            query: {
                /**
                 * @description The caller's token (token 令牌); only ever a parameter, never a header.
                 * @example mock-100164
                 */
                access_token: components["parameters"]["AccessToken"];
                /**
                 * @description Marks task management (任务管理标识), always `rw`. The server does not read it.
                 * @example rw
                 */
                flag: components["parameters"]["Flag"];
                /**
                 * @description The group's id (群组 id), 24 hex digits.
                 * @example 60210278cb36d459fe88c196
                 */
                roomId: components["parameters"]["RequiredRoomId"];
                /**
                 * @description The member to remove (要删除的成员Id).
                 * @example 100159
                 */
                userId: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Done"];
        };
    };
    addMembers: {
        parameters: {
            query: {
                /**
                 * @description The caller's token (token 令牌); only ever a parameter, never a header.
                 * @example mock-100164
                 */
                access_token: components["parameters"]["AccessToken"];
                /**
                 * @description Marks task management (任务管理标识), always `rw`. The server does not read it.
                 * @example rw
                 */
                flag: components["parameters"]["Flag"];
                /**
                 * @description The group's id (群组 id), 24 hex digits.
                 * @example 60210278cb36d459fe88c196
                 */
                roomId: components["parameters"]["RequiredRoomId"];
                /**
                 * @description JSON array of phone numbers or user ids to add, e.g. `[13112345611,15825511111]`.
                 * @example [15825511111]
                 */
                phones: string;
                /**
                 * @description The name stock servers give to `phones`; read when `phones` is absent.
                 * @example [15825511111]
                 */
                text?: string;
                /**
                 * @description The member to change.
                 * @example 100159
                 */
                userId?: number;
                /**
                 * @description The nickname in the group; only the member may change it.
                 * @example 朋友001
                 */
                nickname?: string;
                /**
                 * @description What the others call the member.
                 * @example 朋友
                 */
                remarkName?: string;
                /**
                 * @description Mute the member until this second; owner and admins. Other numbers than seconds are 1010101 here.
                 * @example 0
                 */
                talkTime?: number;
                /**
                 * @description 2 admin, 3 member; owner only.
                 * @example 3
                 */
                role?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Done"];
        };
    };
    listMessages: {
        parameters: {
            query: {
                /**
                 * @description The caller's token (token 令牌); only ever a parameter, never a header.
                 * @example mock-100164
                 */
                access_token: components["parameters"]["AccessToken"];
                /**
                 * @description Marks task management (任务管理标识), always `rw`. The server does not read it.
                 * @example rw
                 */
                flag: components["parameters"]["Flag"];
                /**
                 * @description The other side's user id (接收者userId).
                 * @example 100102
                 */
                receiver: number;
                /**
                 * @description Page number (当前页数), from 0.
                 * @example 0
                 */
                pageIndex: components["parameters"]["PageIndex"];
                /**
                 * @description Rows per page (每页数量); 0 means all.
                 * @example 20
                 */
                pageSize: components["parameters"]["PageSize20"];
                /**
                 * @description Not before this millisecond (开始时间), counted in whole seconds, one second wider.
                 * @example 0
                 */
                startTime?: number;
                /**
                 * @description Not after this millisecond (结束时间), counted in whole seconds, one second wider.
                 * @example 0
                 */
                endTime?: number;
                /**
                 * @description Only messages whose contentType is below this; 0 means all.
                 * @example 200
                 */
                maxType?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The messages. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        currentTime: components["schemas"]["CurrentTime"];
                        data: components["schemas"]["SingleMessage"][];
                        resultCode: components["schemas"]["Success"];
                        /**
                         * @description The empty text, from some servers.
                         * @constant
                         */
                        resultMsg?: "";
                    } | components["schemas"]["Failure"];
                };
            };
        };
    };
    deleteMessages: {
        parameters: {
            query: {
                /**
                 * @description The caller's token (token 令牌); only ever a parameter, never a header.
                 * @example mock-100164
                 */
                access_token: components["parameters"]["AccessToken"];
                /**
                 * @description Marks task management (任务管理标识), always `rw`. The server does not read it.
                 * @example rw
                 */
                flag: components["parameters"]["Flag"];
                /**
                 * @description 1 single chat (单聊), 2 group (群聊).
                 * @example 1
                 */
                type: number;
                /**
                 * @description 1 only for the caller (删除属于自己的消息记录), 2 for everybody (撤回 删除整条消息记录).
                 * @example 1
                 */
                delete: number;
                /**
                 * @description Ids of the messages (要删除的消息Id), separated by commas.
                 * @example skimweb_100164161404837631184
                 */
                messageId: string;
                /**
                 * @description The group's jid (群组Jid), for `type` 2.
                 * @example
                 */
                roomJid?: string;
                /**
                 * @description Sender id (发送者id) of a customer-service account; may be left out. Taken and ignored here.
                 * @example 100164
                 */
                companyMpId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Done"];
        };
    };
    search: {
        parameters: {
            query: {
                /**
                 * @description The caller's token (token 令牌); only ever a parameter, never a header.
                 * @example mock-100164
                 */
                access_token: components["parameters"]["AccessToken"];
                /**
                 * @description Marks task management (任务管理标识), always `rw`. The server does not read it.
                 * @example rw
                 */
                flag: components["parameters"]["Flag"];
                /**
                 * @description What to look for (搜索内容).
                 * @example 群聊信息
                 */
                content: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was found. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        currentTime: components["schemas"]["CurrentTime"];
                        data: {
                            /** @description Single messages (单聊信息). */
                            shikuMsgs: components["schemas"]["SingleMessage"][];
                            /** @description Users (搜索人). */
                            friend: components["schemas"]["SearchUser"][];
                            /** @description Group messages (群聊信息). */
                            mucmsgs: components["schemas"]["GroupMessage"][];
                            /** @description Groups (搜索群), as /room/list/his shows them. */
                            group: components["schemas"]["RoomListItem"][];
                            /** @description Users who are not friends; later releases have it. */
                            nofriend?: Record<string, never>[];
                        };
                        resultCode: components["schemas"]["Success"];
                    } | components["schemas"]["Failure"];
                };
            };
        };
    };
    pinChat: {
        parameters: {
            query: {
                /**
                 * @description The caller's token (token 令牌); only ever a parameter, never a header.
                 * @example mock-100164
                 */
                access_token: components["parameters"]["AccessToken"];
                /**
                 * @description Marks task management (任务管理标识), always `rw`. The server does not read it.
                 * @example rw
                 */
                flag: components["parameters"]["Flag"];
                /**
                 * @description The group's jid or the friend's user id (群jid / 好友id); digits mean a friend.
                 * @example 100158
                 */
                jid: components["parameters"]["ChatJid"];
                /**
                 * @description 1 also sets openTopChatTime of the member or friend (更新 群成员/好友 置顶时间).
                 * @example 1
                 */
                isAdaptive: components["parameters"]["IsAdaptive"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Done"];
        };
    };
    unpinChat: {
        parameters: {
            query: {
                /**
                 * @description The caller's token (token 令牌); only ever a parameter, never a header.
                 * @example mock-100164
                 */
                access_token: components["parameters"]["AccessToken"];
                /**
                 * @description Marks task management (任务管理标识), always `rw`. The server does not read it.
                 * @example rw
                 */
                flag: components["parameters"]["Flag"];
                /**
                 * @description The group's jid or the friend's user id (群jid / 好友id); digits mean a friend.
                 * @example 100158
                 */
                jid: components["parameters"]["ChatJid"];
                /**
                 * @description 1 also sets openTopChatTime of the member or friend (更新 群成员/好友 置顶时间).
                 * @example 1
                 */
                isAdaptive: components["parameters"]["IsAdaptive"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Done"];
        };
    };
    pushMessage: {
        parameters: {
            query: {
                /**
                 * @description Marks task management (任务管理标识), always `rw`. The server does not read it.
                 * @example rw
                 */
                flag: components["parameters"]["Flag"];
                /**
                 * @description The caller's token (token 令牌); only ever a parameter, never a header.
                 * @example mock-100164
                 */
                access_token: components["parameters"]["AccessToken"];
                /**
                 * @description Message type (消息类型), 1 for a text.
                 * @example 1
                 */
                type: number;
                /**
                 * @description The text (消息内容).
                 * @example 任务已更新
                 */
                content: string;
                /**
                 * @description Phone number of the sender (发送者手机号码).
                 * @example 18094152050
                 */
                sendPhone: string;
                /**
                 * @description Phone number of the receiver (接收者手机号码).
                 * @example 13112345611
                 */
                toUserPhone: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Done"];
        };
    };
    uploadFile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** @description The bytes (文件字节流数组). */
                    file: string;
                    /**
                     * Format: double
                     * @description Days to keep the file; 0 and -1 mean for ever, and so does text that is not a number.
                     * @example -1
                     */
                    validTime: number;
                    /**
                     * Format: int64
                     * @description Taken and ignored here; the path stays /0/0.
                     * @example 0
                     */
                    userId?: number;
                };
            };
        };
        responses: {
            /** @description What became of each file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadAnswer"];
                    "text/html": components["schemas"]["UploadAnswer"];
                };
            };
            /** @description A file over the size limit of the service. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadFailure"];
                };
            };
        };
    };
    getFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Year and month of the upload, yyyyMM.
                 * @example 202103
                 */
                month: string;
                /**
                 * @description `o` the original, `t` the thumbnail.
                 * @example o
                 */
                kind: string;
                /**
                 * @description 32 hex digits and the extension of the original.
                 * @example bdb89a47460d453993c19619e608b6dc.png
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bytes, kept by caches for four days. */
            200: {
                headers: {
                    /** @description max-age=345600, four days (expires 4d). */
                    "Cache-Control": "max-age=345600";
                    /** @description Four days from now. */
                    Expires: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description A page that could carry a script (拒绝访问html 等类型的文件). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No such file. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
