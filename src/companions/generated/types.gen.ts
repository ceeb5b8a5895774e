// Made by scripts/generate.ts from src/companions/companions.yaml. Do not edit.

export interface paths {
    "/user/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Log in with phone and password (用手机号和密码登录)
         * @description Server facts 6. The old log-in, in one call; the answer is in the clear.
         */
        get: operations["logIn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/user/login/auto": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Go on with a log-in, by its token (凭令牌继续登录)
         * @description Live facts A9. Apps ask after the log-in and after each reload, before they open the live connection.
         */
        get: operations["logInAgain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/user/login/auto/v1": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Log in again, by the log-in token (凭登录令牌再次登录)
         * @description Server facts 6. `loginToken` is that of an earlier log-in. The answer stands in the clear, and in its `data` encrypted as that of `/user/login/v1`, with the loginKey in place of the code.
         */
        get: operations["logInByToken"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/getLoginCode": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Call 1 of 4: ask for a code that only the owner of the log-in key can read (第一步：获取登录码，只有登录密钥的主人解得开)
         * @description Live facts A9. `code` is there once a key was uploaded; 16 bytes, encrypted with the public key (PKCS#1 v1.5). A key whose code nobody could use is forgotten at the next call.
         */
        get: operations["getLoginCode"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/authkeys/getLoginPrivateKey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Call 2 of 4: the private log-in key as it was uploaded (第二步：取回上传过的登录私钥)
         * @description Live facts A9. It is encrypted with the password, which the server never sees. Without a key no data.
         */
        get: operations["getLoginPrivateKey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/authkeys/uploadLoginKey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Call 3 of 4: upload a log-in key (第三步：上传登录密钥)
         * @description Live facts A9. The public key is Base64 of an RSA SubjectPublicKeyInfo; the private one is kept as it is.
         */
        get: operations["uploadLoginKey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/user/login/v1": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Call 4 of 4: log in with the code (第四步：用登录码登录)
         * @description Live facts A9. Whoever could read the code can read the answer: AES-128-CBC with PKCS#7, the code is the key, and the bytes 1 to 16 are the initial vector. What the app sends in `data` is not checked.
         */
        get: operations["logInWithKey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/user/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Log out (退出登录)
         * @description Server facts 6. Ends the token, and with it the log-in token.
         */
        get: operations["logOut"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/user/outtime": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Say that the app goes off line (上报应用离线)
         * @description Server facts 6. The time comes back as `login.offlineTime` of the next log-in.
         */
        get: operations["goOffline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/room/getRoom": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A group, as `/room/get` shows it (群详情，与 `/room/get` 相同)
         * @description Live facts C. Apps ask it for a group that was just made, or that is opened.
         */
        get: operations["getRoomAgain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/room/member/get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One member of a group (查一个群成员)
         * @description Live facts C. Without userId the caller's own row.
         */
        get: operations["getMember"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/room/member/getMemberListByPage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The members of a group, page by page (分页查群成员)
         * @description Live facts C. The first page has the owner and the admins as well; the next begins with whoever joined after joinTime. A page ends after everybody who joined in its last second, because nothing else tells them apart.
         */
        get: operations["listMembersByPage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/room/member/deleteUsers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Remove several members (批量移出群成员)
         * @description Server facts 2.19. All of them or, where one is refused, nobody; the same rules as `/room/member/delete`.
         */
        get: operations["removeMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/room/delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Dissolve a group (解散群)
         * @description Server facts 2.19. The owner alone. The login stays: the document says otherwise of `/room/member/delete` alone.
         */
        get: operations["dissolveRoom"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/room/set/admin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Make somebody an admin, or an ordinary member again (设置或取消管理员)
         * @description Live facts C, server facts 1.6. The owner alone; the group gets a 913.
         */
        get: operations["setAdmin"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/friends/get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One friend (查一个好友)
         * @description Live facts C. Without data where the users are no friends.
         */
        get: operations["getFriend"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/friends/delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * End a friendship, for both (删除好友，双方同时解除)
         * @description Live facts C. Both rows go; messages stay. Nobody loses the service account, which everybody has.
         */
        get: operations["removeFriend"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/friends/remark": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Note a name for a friend (设置好友备注)
         * @description Live facts C. Seen by the caller alone; an empty name takes the note away.
         */
        get: operations["setRemark"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/friends/update/OfflineNoPushMsg": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Set one switch of a friend (设置好友的一个开关)
         * @description Live facts C. `type` says which.
         */
        get: operations["setFriendNotification"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/friends/newFriendListWeb": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who has become a friend (新的好友)
         * @description Live facts C. Newest first; the service account is none of them.
         */
        get: operations["listNewFriendsWeb"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/friends/newFriend/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who has become a friend (新的好友)
         * @description Live facts C. Newest first; the service account is none of them.
         */
        get: operations["listNewFriends"];
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
         * The caller's friends, as `--dialect newer` has them (好友列表，`--dialect newer` 的新结构)
         * @description Live facts C, server facts 2.3. Answered in place of the documented operation where `--dialect newer` says so. Beside the friends it has a row for the caller and for everybody whose messages they may see, with status 0.
         */
        get: operations["listFriendsNewer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tigase/dialog/get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The chats that the caller has pinned (置顶的会话)
         * @description Live facts C and D. `isRoom` as the document stores it: friend 1, group 0.
         */
        get: operations["listPins"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tigase/chat_msgs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * History of a single chat (单聊聊天记录)
         * @description Live facts 0 and C. The name that newer apps have for `/tigase/shiku_msgs`.
         */
        get: operations["listChatMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tigase/chat_muc_msgs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * History of a group (群聊聊天记录)
         * @description Live facts 0 and C. The name that newer apps have for `/tigase/shiku_muc_msgs`.
         */
        get: operations["listGroupChatMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tigase/systemToUser/sendMessage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Have the server send a message (由服务器代发一条消息)
         * @description Live facts C. An app sends so that it has read each message of an open chat. It comes from the caller, and what becomes of it follows from its type (live facts A8).
         */
        get: operations["sendToUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/getCurrentTime": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The server's time (服务器时间)
         * @description Server facts 1.4. Needs no token.
         */
        get: operations["getCurrentTime"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_ping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the server is there (服务器是否在线)
         * @description Live facts C. Apps measure the delay with it. Needs no token.
         */
        get: operations["ping"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/user/getOnLine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether a user is on line (用户是否在线)
         * @description Live facts C. 1 for everybody whom the mock knows: its users always answer.
         */
        get: operations["isOnLine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/user/getOnLineDevice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The caller's other devices (调用者的其他设备)
         * @description Live facts C. None: whoever is on line has the live connection itself to tell them.
         */
        get: operations["listDevices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/CustomerService/commonText/getByUserId": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ready-made texts of customer service (客服的快捷回复)
         * @description Live facts C. None.
         */
        get: operations["listCommonTexts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/translate/current_translate_config": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How messages are translated (消息翻译设置)
         * @description Live facts C. Not at all.
         */
        get: operations["getTranslation"];
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
        /** @description A failure as in openapi.yaml, or one that only companions have. */
        AnyFailure: components["schemas"]["Failure"] | components["schemas"]["CompanionFailure"];
        CompanionFailure: {
            currentTime: components["schemas"]["CurrentTime"];
            /**
             * @description Why the call refused.
             * @enum {unknown}
             */
            resultCode: 100412 | 100511 | 1030112 | 1040101 | 1040102;
            /** @description The text for the code. */
            resultMsg: string;
        };
        /** @description A log-in, as `/user/login` of old answers. */
        Login: {
            /** @description The token. */
            access_token: string;
            /** @description Area code of the phone. */
            areaCode: string;
            /**
             * Format: int32
             * @description How long the token lives, seconds.
             */
            expires_in: number;
            /**
             * Format: int32
             * @description How many friends the user has.
             */
            friendCount: number;
            /**
             * Format: int32
             * @description Whether the profile is complete.
             */
            isupdate: number;
            /** @description The log-in before. */
            login: {
                /**
                 * Format: int32
                 * @description Always 0.
                 */
                isFirstLogin: number;
                loginTime: components["schemas"]["Seconds"];
                offlineTime: components["schemas"]["Seconds"];
            };
            /**
             * Format: int32
             * @description Several devices may be on line at once.
             */
            multipleDevices: number;
            /** @description Nickname. */
            nickname: string;
            /**
             * Format: int32
             * @description No push messages.
             */
            offlineNoPushMsg: number;
            /**
             * Format: int32
             * @description Whether there is a password for payments.
             */
            payPassword: number;
            /** @description Phone without area code. */
            phone: string;
            /** @description Roles. */
            role: number[];
            settings: components["schemas"]["UserSettings"];
            /** @description Phone with area code. */
            telephone: string;
            /**
             * Format: int32
             * @description Who it is.
             */
            userId: number;
        };
        /** @description A log-in with the keys of newer apps. Keys are Base64 of 16 bytes; the mock checks no signature made with them. */
        LoginWithKeys: components["schemas"]["Login"] & {
            httpKey: components["schemas"]["LoginKey"];
            loginKey: components["schemas"]["LoginKey"];
            /** @description Logs in again, 35 days long. */
            loginToken: string;
            messageKey: components["schemas"]["LoginKey"];
            payKey: components["schemas"]["LoginKey"];
        };
        /** @description Base64 of 16 bytes. */
        LoginKey: string;
        Encrypted: {
            /** @description A log-in with its keys as JSON, encrypted. */
            data: string;
        };
        Pin: {
            /**
             * Format: int32
             * @description Friend 1, group 0, as the document has it.
             */
            isRoom: number;
            /** @description The group's jid or the friend's user id. */
            jid: string;
            time: components["schemas"]["Seconds"];
            /**
             * Format: int32
             * @description Who pinned it.
             */
            userId: number;
        };
        NewFriend: {
            /** @description What was said with it. */
            content: string;
            createTime: components["schemas"]["Seconds"];
            /**
             * Format: int32
             * @description Who asked; 0 the caller.
             */
            direction: number;
            modifyTime: components["schemas"]["Seconds"];
            /**
             * Format: int32
             * @description 2 friends.
             */
            status: number;
            /** @description Nickname of the friend. */
            toNickname: string;
            /**
             * Format: int32
             * @description The friend.
             */
            toUserId: number;
            /**
             * Format: int32
             * @description 508 became friends.
             */
            type: number;
            /**
             * Format: int32
             * @description The caller.
             */
            userId: number;
        };
        NewFriendPage: {
            /**
             * Format: int32
             * @description Number of pages.
             */
            pageCount: number;
            pageData: components["schemas"]["NewFriend"][];
            /**
             * Format: int32
             * @description As asked for.
             */
            pageIndex: number;
            /**
             * Format: int32
             * @description As asked for.
             */
            pageSize: number;
            /**
             * Format: int32
             * @description Rows before this page.
             */
            start: number;
            /**
             * Format: int32
             * @description Number of rows on all pages.
             */
            total: number;
        };
        FriendNewer: components["schemas"]["Friend"] & {
            /** @description Address of the avatar. */
            headImg: string;
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
        /** Format: int64 */
        Seconds: number;
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
        /**
         * Format: int64
         * @description When the answer was made, in milliseconds.
         */
        CurrentTime: number;
        /** @description Who fails decides the envelope: the token check, the binding of parameters, or the operation itself. */
        Failure: components["schemas"]["TokenFailure"] | components["schemas"]["BindingFailure"] | components["schemas"]["OperationFailure"];
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
        TokenFailure: {
            /**
             * @description 缺少访问令牌, 访问令牌过期或无效.
             * @enum {integer}
             */
            resultCode: 1030101 | 1030102;
            /** @description The text for the code. */
            resultMsg: string;
        };
        /**
         * @description Success (接口响应成功).
         * @constant
         */
        Success: 1;
        Done: {
            currentTime: components["schemas"]["CurrentTime"];
            resultCode: components["schemas"]["Success"];
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
        /** Format: int64 */
        Milliseconds: number;
        GroupMessageBody: components["schemas"]["MessageBody"] & {
            fromUserId?: string;
            messageHead?: {
                /** @constant */
                chatType?: 2;
                to?: string;
            };
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
        ObjectId: string;
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
        SingleMessageBody: components["schemas"]["MessageBody"] & {
            isEncrypt?: boolean;
            messageHead?: {
                /** @constant */
                chatType?: 1;
                to?: string;
            };
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
        /** @description A group with its members; `member` only for a member. */
        RoomDetail: components["schemas"]["RoomCore"] & {
            id?: string;
            member?: components["schemas"]["Member"];
            /** @description The members (群成员), the owner first. */
            members: components["schemas"]["Member"][];
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
    };
    responses: {
        /** @description Done; the answer has no data. */
        Done: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Done"] | components["schemas"]["AnyFailure"];
            };
        };
        /** @description Logged in. */
        LoggedIn: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    currentTime: components["schemas"]["CurrentTime"];
                    data: components["schemas"]["LoginWithKeys"];
                    resultCode: components["schemas"]["Success"];
                } | components["schemas"]["AnyFailure"];
            };
        };
    };
    parameters: {
        /**
         * @description The caller's token; only ever a parameter, never a header.
         * @example mock-100164
         */
        AccessToken: string;
        /**
         * @description The area code of the phone.
         * @example 86
         */
        AreaCode: string;
        /**
         * @description The kind of device, `web`.
         * @example web
         */
        DeviceId: string;
        /** @description Part of the signature, which is not checked. */
        Salt: string;
        /** @description Part of the signature, which is not checked. */
        Mac: string;
        /**
         * @description The group's id, 24 hex digits.
         * @example 60210278cb36d459fe88c196
         */
        RoomId: string;
        /**
         * @description The other user.
         * @example 100158
         */
        ToUserId: number;
        /** @description Page number, from 0. */
        PageIndex: number;
        /**
         * @description Rows per page; 0 means all.
         * @example 50000
         */
        PageSize10: number;
        /** @description Rows per page; 0 means all. */
        PageSize20: number;
        /**
         * @description Whose log-in it is.
         * @example 100164
         */
        LoginUserId: number;
        /**
         * @description Not after this millisecond (结束时间); 0 means until now.
         * @example 0
         */
        EndTime: number;
        /**
         * @description Not before this millisecond (开始时间); 0 means from the beginning.
         * @example 0
         */
        StartTime: number;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    logIn: {
        parameters: {
            query?: {
                /**
                 * @description The phone number, with or without area code, as it is or as its md5.
                 * @example 18094152050
                 */
                telephone?: string;
                /**
                 * @description The area code of the phone.
                 * @example 86
                 */
                areaCode?: components["parameters"]["AreaCode"];
                /**
                 * @description Any, or with `--login strict` the password of the fixtures, as it is or as its md5.
                 * @example any
                 */
                password?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["LoggedIn"];
        };
    };
    logInAgain: {
        parameters: {
            query?: {
                /**
                 * @description The caller's token; only ever a parameter, never a header.
                 * @example mock-100164
                 */
                access_token?: components["parameters"]["AccessToken"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["LoggedIn"];
        };
    };
    logInByToken: {
        parameters: {
            query?: {
                /**
                 * @description The log-in token of an earlier log-in.
                 * @example login-100164
                 */
                loginToken?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Logged in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        currentTime: components["schemas"]["CurrentTime"];
                        data: components["schemas"]["LoginWithKeys"] & components["schemas"]["Encrypted"];
                        resultCode: components["schemas"]["Success"];
                    } | components["schemas"]["AnyFailure"];
                };
            };
        };
    };
    getLoginCode: {
        parameters: {
            query?: {
                /**
                 * @description The phone without area code; some apps write the name of their tenant behind it.
                 * @example 18094152050
                 */
                account?: string;
                /**
                 * @description The area code of the phone.
                 * @example 86
                 */
                areaCode?: components["parameters"]["AreaCode"];
                /**
                 * @description The kind of device, `web`.
                 * @example web
                 */
                deviceId?: components["parameters"]["DeviceId"];
                /** @description Part of the signature, which is not checked. */
                salt?: components["parameters"]["Salt"];
                /** @description Part of the signature, which is not checked. */
                mac?: components["parameters"]["Mac"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who it is, and the code. */
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
                             * @description Whose account it is.
                             */
                            userId: number;
                            /** @description Base64 of the encrypted code; absent without a key. */
                            code?: string;
                        };
                        resultCode: components["schemas"]["Success"];
                    } | components["schemas"]["AnyFailure"];
                };
            };
        };
    };
    getLoginPrivateKey: {
        parameters: {
            query?: {
                /**
                 * @description Whose log-in it is.
                 * @example 100164
                 */
                userId?: components["parameters"]["LoginUserId"];
                /** @description Part of the signature, which is not checked. */
                salt?: components["parameters"]["Salt"];
                /** @description Part of the signature, which is not checked. */
                mac?: components["parameters"]["Mac"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        currentTime: components["schemas"]["CurrentTime"];
                        data?: {
                            /** @description As it was uploaded. */
                            privateKey: string;
                        };
                        resultCode: components["schemas"]["Success"];
                    } | components["schemas"]["AnyFailure"];
                };
            };
        };
    };
    uploadLoginKey: {
        parameters: {
            query?: {
                /**
                 * @description Whose log-in it is.
                 * @example 100164
                 */
                userId?: components["parameters"]["LoginUserId"];
                /**
                 * @description The private key, encrypted by the app.
                 * @example opaque
                 */
                privateKey?: string;
                /**
                 * @description The public key, Base64 of its SubjectPublicKeyInfo.
                 * @example MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQC2LTw6qkowlJOBHIfgoR93E9sqWK8NFONxRBpf4UOE5lIXscKENAA59qkijbip7fIN0DruOxASaFwEI/4yBZkfCLROydUoT9eIxoqMIOwFSDgGtvLA7BWJu+cS77D20eTVFYogj+SvKt2s8FvVI3/qXGW4Yd88hhcbcalZvAQHzQIDAQAB
                 */
                publicKey?: string;
                /** @description Part of the signature, which is not checked. */
                salt?: components["parameters"]["Salt"];
                /** @description Part of the signature, which is not checked. */
                mac?: components["parameters"]["Mac"];
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
    logInWithKey: {
        parameters: {
            query?: {
                /**
                 * @description Whose log-in it is.
                 * @example 100164
                 */
                userId?: components["parameters"]["LoginUserId"];
                /**
                 * @description The kind of device, `web`.
                 * @example web
                 */
                deviceId?: components["parameters"]["DeviceId"];
                /** @description What the app says of itself, encrypted. */
                data?: string;
                /** @description Part of the signature, which is not checked. */
                salt?: components["parameters"]["Salt"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Logged in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        currentTime: components["schemas"]["CurrentTime"];
                        data: components["schemas"]["Encrypted"];
                        resultCode: components["schemas"]["Success"];
                    } | components["schemas"]["AnyFailure"];
                };
            };
        };
    };
    logOut: {
        parameters: {
            query?: {
                /**
                 * @description The caller's token; only ever a parameter, never a header.
                 * @example mock-100164
                 */
                access_token?: components["parameters"]["AccessToken"];
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
    goOffline: {
        parameters: {
            query?: {
                /**
                 * @description The caller's token; only ever a parameter, never a header.
                 * @example mock-100164
                 */
                access_token?: components["parameters"]["AccessToken"];
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
    getRoomAgain: {
        parameters: {
            query?: {
                /**
                 * @description The caller's token; only ever a parameter, never a header.
                 * @example mock-100164
                 */
                access_token?: components["parameters"]["AccessToken"];
                /**
                 * @description The group's id, 24 hex digits.
                 * @example 60210278cb36d459fe88c196
                 */
                roomId?: components["parameters"]["RoomId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A group, as `/room/get` shows it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        currentTime: components["schemas"]["CurrentTime"];
                        data: components["schemas"]["RoomDetail"];
                        resultCode: components["schemas"]["Success"];
                    } | components["schemas"]["AnyFailure"];
                };
            };
        };
    };
    getMember: {
        parameters: {
            query?: {
                /**
                 * @description The caller's token; only ever a parameter, never a header.
                 * @example mock-100164
                 */
                access_token?: components["parameters"]["AccessToken"];
                /**
                 * @description The group's id, 24 hex digits.
                 * @example 60210278cb36d459fe88c196
                 */
                roomId?: components["parameters"]["RoomId"];
                /**
                 * @description Whose row; 0 means the caller.
                 * @example 100158
                 */
                userId?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One member of a group. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        currentTime: components["schemas"]["CurrentTime"];
                        data: components["schemas"]["Member"];
                        resultCode: components["schemas"]["Success"];
                    } | components["schemas"]["AnyFailure"];
                };
            };
        };
    };
    listMembersByPage: {
        parameters: {
            query?: {
                /**
                 * @description The caller's token; only ever a parameter, never a header.
                 * @example mock-100164
                 */
                access_token?: components["parameters"]["AccessToken"];
                /**
                 * @description The group's id, 24 hex digits.
                 * @example 60210278cb36d459fe88c196
                 */
                roomId?: components["parameters"]["RoomId"];
                /**
                 * @description Rows per page; 0 means all.
                 * @example 100
                 */
                pageSize?: number;
                /**
                 * @description Second in which the last row of the page before joined; 0 for the first page.
                 * @example 0
                 */
                joinTime?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The members of a group, page by page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        currentTime: components["schemas"]["CurrentTime"];
                        data: components["schemas"]["Member"][];
                        resultCode: components["schemas"]["Success"];
                    } | components["schemas"]["AnyFailure"];
                };
            };
        };
    };
    removeMembers: {
        parameters: {
            query?: {
                /**
                 * @description The caller's token; only ever a parameter, never a header.
                 * @example mock-100164
                 */
                access_token?: components["parameters"]["AccessToken"];
                /**
                 * @description The group's id, 24 hex digits.
                 * @example 60210278cb36d459fe88c196
                 */
                roomId?: components["parameters"]["RoomId"];
                /**
                 * @description User ids, separated by commas.
                 * @example 100159
                 */
                userIds?: string;
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
    dissolveRoom: {
        parameters: {
            query?: {
                /**
                 * @description The caller's token; only ever a parameter, never a header.
                 * @example mock-100164
                 */
                access_token?: components["parameters"]["AccessToken"];
                /**
                 * @description The group's id, 24 hex digits.
                 * @example 60210278cb36d459fe88c196
                 */
                roomId?: components["parameters"]["RoomId"];
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
    setAdmin: {
        parameters: {
            query?: {
                /**
                 * @description The caller's token; only ever a parameter, never a header.
                 * @example mock-100164
                 */
                access_token?: components["parameters"]["AccessToken"];
                /**
                 * @description The group's id, 24 hex digits.
                 * @example 60210278cb36d459fe88c196
                 */
                roomId?: components["parameters"]["RoomId"];
                /**
                 * @description Whose role changes.
                 * @example 100158
                 */
                touserId?: number;
                /**
                 * @description 2 admin, 3 ordinary member.
                 * @example 2
                 */
                type?: number;
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
    getFriend: {
        parameters: {
            query?: {
                /**
                 * @description The caller's token; only ever a parameter, never a header.
                 * @example mock-100164
                 */
                access_token?: components["parameters"]["AccessToken"];
                /**
                 * @description The other user.
                 * @example 100158
                 */
                toUserId?: components["parameters"]["ToUserId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One friend. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        currentTime: components["schemas"]["CurrentTime"];
                        data?: components["schemas"]["Friend"];
                        resultCode: components["schemas"]["Success"];
                    } | components["schemas"]["AnyFailure"];
                };
            };
        };
    };
    removeFriend: {
        parameters: {
            query?: {
                /**
                 * @description The caller's token; only ever a parameter, never a header.
                 * @example mock-100164
                 */
                access_token?: components["parameters"]["AccessToken"];
                /**
                 * @description The other user.
                 * @example 100158
                 */
                toUserId?: components["parameters"]["ToUserId"];
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
    setRemark: {
        parameters: {
            query?: {
                /**
                 * @description The caller's token; only ever a parameter, never a header.
                 * @example mock-100164
                 */
                access_token?: components["parameters"]["AccessToken"];
                /**
                 * @description The other user.
                 * @example 100158
                 */
                toUserId?: components["parameters"]["ToUserId"];
                /**
                 * @description The caller's name for the friend.
                 * @example Service
                 */
                remarkName?: string;
                /** @description What the caller notes besides. */
                describe?: string;
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
    setFriendNotification: {
        parameters: {
            query?: {
                /**
                 * @description The caller's token; only ever a parameter, never a header.
                 * @example mock-100164
                 */
                access_token?: components["parameters"]["AccessToken"];
                /**
                 * @description The other user.
                 * @example 100158
                 */
                toUserId?: components["parameters"]["ToUserId"];
                /**
                 * @description 1 on, 0 off.
                 * @example 1
                 */
                offlineNoPushMsg?: number;
                /** @description 0 no push messages, 1 messages vanish when read, 2 on top of the list. */
                type?: number;
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
    listNewFriendsWeb: {
        parameters: {
            query?: {
                /**
                 * @description The caller's token; only ever a parameter, never a header.
                 * @example mock-100164
                 */
                access_token?: components["parameters"]["AccessToken"];
                /** @description Page number, from 0. */
                pageIndex?: components["parameters"]["PageIndex"];
                /**
                 * @description Rows per page; 0 means all.
                 * @example 50000
                 */
                pageSize?: components["parameters"]["PageSize10"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who has become a friend. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        currentTime: components["schemas"]["CurrentTime"];
                        data: components["schemas"]["NewFriendPage"];
                        resultCode: components["schemas"]["Success"];
                    } | components["schemas"]["AnyFailure"];
                };
            };
        };
    };
    listNewFriends: {
        parameters: {
            query?: {
                /**
                 * @description The caller's token; only ever a parameter, never a header.
                 * @example mock-100164
                 */
                access_token?: components["parameters"]["AccessToken"];
                /** @description Page number, from 0. */
                pageIndex?: components["parameters"]["PageIndex"];
                /**
                 * @description Rows per page; 0 means all.
                 * @example 50000
                 */
                pageSize?: components["parameters"]["PageSize10"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who has become a friend. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        currentTime: components["schemas"]["CurrentTime"];
                        data: components["schemas"]["NewFriendPage"];
                        resultCode: components["schemas"]["Success"];
                    } | components["schemas"]["AnyFailure"];
                };
            };
        };
    };
    listFriendsNewer: {
        parameters: {
            query?: {
                /**
                 * @description The caller's token; only ever a parameter, never a header.
                 * @example mock-100164
                 */
                access_token?: components["parameters"]["AccessToken"];
                /** @description Page number, from 0. */
                pageIndex?: components["parameters"]["PageIndex"];
                /**
                 * @description Rows per page; 0 means all.
                 * @example 50000
                 */
                pageSize?: components["parameters"]["PageSize10"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The caller's friends in the newer shape (`--dialect newer`). */
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
                             * @description Number of rows on this page.
                             */
                            count: number;
                            data: components["schemas"]["FriendNewer"][];
                            /**
                             * Format: int32
                             * @description Number of rows on all pages.
                             */
                            total: number;
                        };
                        resultCode: components["schemas"]["Success"];
                    } | components["schemas"]["AnyFailure"];
                };
            };
        };
    };
    listPins: {
        parameters: {
            query?: {
                /**
                 * @description The caller's token; only ever a parameter, never a header.
                 * @example mock-100164
                 */
                access_token?: components["parameters"]["AccessToken"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The chats that the caller has pinned. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        currentTime: components["schemas"]["CurrentTime"];
                        data: components["schemas"]["Pin"][];
                        resultCode: components["schemas"]["Success"];
                    } | components["schemas"]["AnyFailure"];
                };
            };
        };
    };
    listChatMessages: {
        parameters: {
            query?: {
                /**
                 * @description The caller's token; only ever a parameter, never a header.
                 * @example mock-100164
                 */
                access_token?: components["parameters"]["AccessToken"];
                /**
                 * @description The other user.
                 * @example 100102
                 */
                receiver?: number;
                /** @description Page number, from 0. */
                pageIndex?: components["parameters"]["PageIndex"];
                /** @description Rows per page; 0 means all. */
                pageSize?: components["parameters"]["PageSize20"];
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
                /** @description Only messages of a lower type; 0 means all. */
                maxType?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description History of a single chat. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        currentTime: components["schemas"]["CurrentTime"];
                        data: components["schemas"]["SingleMessage"][];
                        resultCode: components["schemas"]["Success"];
                    } | components["schemas"]["AnyFailure"];
                };
            };
        };
    };
    listGroupChatMessages: {
        parameters: {
            query?: {
                /**
                 * @description The caller's token; only ever a parameter, never a header.
                 * @example mock-100164
                 */
                access_token?: components["parameters"]["AccessToken"];
                /**
                 * @description The group's jid.
                 * @example 6c1536dbf97540d1b906d76f4272a90d
                 */
                roomId?: string;
                /** @description Page number, from 0. */
                pageIndex?: components["parameters"]["PageIndex"];
                /** @description Rows per page; 0 means all. */
                pageSize?: components["parameters"]["PageSize20"];
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
            /** @description History of a group. */
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
                    } | components["schemas"]["AnyFailure"];
                };
            };
        };
    };
    sendToUser: {
        parameters: {
            query?: {
                /**
                 * @description The caller's token; only ever a parameter, never a header.
                 * @example mock-100164
                 */
                access_token?: components["parameters"]["AccessToken"];
                /**
                 * @description The type of the message.
                 * @example 26
                 */
                type?: number;
                /**
                 * @description Its content; of a whole message as JSON the field content.
                 * @example skimweb_100164161404837631184
                 */
                body?: string;
                /**
                 * @description The other user.
                 * @example 100158
                 */
                toUserId?: components["parameters"]["ToUserId"];
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
    getCurrentTime: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The server's time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        currentTime: components["schemas"]["CurrentTime"];
                        /**
                         * Format: int64
                         * @description Milliseconds.
                         */
                        data: number;
                        resultCode: components["schemas"]["Success"];
                    } | components["schemas"]["AnyFailure"];
                };
            };
        };
    };
    ping: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Done"];
        };
    };
    isOnLine: {
        parameters: {
            query?: {
                /**
                 * @description The caller's token; only ever a parameter, never a header.
                 * @example mock-100164
                 */
                access_token?: components["parameters"]["AccessToken"];
                /**
                 * @description Who is meant; the caller without it.
                 * @example 100158
                 */
                userId?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether a user is on line. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        currentTime: components["schemas"]["CurrentTime"];
                        /**
                         * Format: int32
                         * @description 1 on line.
                         * @enum {integer}
                         */
                        data: 0 | 1;
                        resultCode: components["schemas"]["Success"];
                    } | components["schemas"]["AnyFailure"];
                };
            };
        };
    };
    listDevices: {
        parameters: {
            query?: {
                /**
                 * @description The caller's token; only ever a parameter, never a header.
                 * @example mock-100164
                 */
                access_token?: components["parameters"]["AccessToken"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The caller's other devices. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        currentTime: components["schemas"]["CurrentTime"];
                        data: string[];
                        resultCode: components["schemas"]["Success"];
                    } | components["schemas"]["AnyFailure"];
                };
            };
        };
    };
    listCommonTexts: {
        parameters: {
            query?: {
                /**
                 * @description The caller's token; only ever a parameter, never a header.
                 * @example mock-100164
                 */
                access_token?: components["parameters"]["AccessToken"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ready-made texts of customer service. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        currentTime: components["schemas"]["CurrentTime"];
                        data: Record<string, never>[];
                        resultCode: components["schemas"]["Success"];
                    } | components["schemas"]["AnyFailure"];
                };
            };
        };
    };
    getTranslation: {
        parameters: {
            query?: {
                /**
                 * @description The caller's token; only ever a parameter, never a header.
                 * @example mock-100164
                 */
                access_token?: components["parameters"]["AccessToken"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How messages are translated. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        currentTime: components["schemas"]["CurrentTime"];
                        data: Record<string, never>;
                        resultCode: components["schemas"]["Success"];
                    } | components["schemas"]["AnyFailure"];
                };
            };
        };
    };
}
