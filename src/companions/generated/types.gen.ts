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
         * Log in with phone and password
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
         * Go on with a log-in, by its token
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
         * Log in again, by the log-in token
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
         * Ask for a code that only the owner of the log-in key can read (call 1 of 4)
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
         * The private log-in key as it was uploaded (call 2 of 4)
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
         * Upload a log-in key (call 3 of 4)
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
         * Log in with the code (call 4 of 4)
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
         * Log out
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
         * Say that the app goes off line
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
        /** Format: int64 */
        Seconds: number;
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
             * @enum {unknown}
             */
            resultCode: 10111 | 100211 | 100401 | 100402 | 100403 | 100404 | 100405 | 100407 | 100409 | 100410 | 100411 | 100421 | 100423 | 100501 | 100512 | 1010101 | 1010102 | 1020101;
            /** @description The text for the code, absent when there is none. */
            resultMsg?: string;
        };
        BindingFailure: {
            /**
             * @description A parameter is missing or of the wrong type.
             * @enum {unknown}
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
             * @enum {unknown}
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
        /** @description The caller's token; only ever a parameter, never a header. */
        AccessToken: string;
        /** @description The area code of the phone. */
        AreaCode: string;
        /** @description The kind of device, `web`. */
        DeviceId: string;
        /** @description Part of the signature, which is not checked. */
        Salt: string;
        /** @description Part of the signature, which is not checked. */
        Mac: string;
        /** @description Whose log-in it is. */
        LoginUserId: number;
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
                /** @description The phone number, with or without area code, as it is or as its md5. */
                telephone?: string;
                /** @description The area code of the phone. */
                areaCode?: components["parameters"]["AreaCode"];
                /** @description Any, or with `--login strict` the password of the fixtures, as it is or as its md5. */
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
                /** @description The caller's token; only ever a parameter, never a header. */
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
                /** @description The log-in token of an earlier log-in. */
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
                /** @description The phone without area code; some apps write the name of their tenant behind it. */
                account?: string;
                /** @description The area code of the phone. */
                areaCode?: components["parameters"]["AreaCode"];
                /** @description The kind of device, `web`. */
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
                /** @description Whose log-in it is. */
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
                /** @description Whose log-in it is. */
                userId?: components["parameters"]["LoginUserId"];
                /** @description The private key, encrypted by the app. */
                privateKey?: string;
                /** @description The public key, Base64 of its SubjectPublicKeyInfo. */
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
                /** @description Whose log-in it is. */
                userId?: components["parameters"]["LoginUserId"];
                /** @description The kind of device, `web`. */
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
                /** @description The caller's token; only ever a parameter, never a header. */
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
                /** @description The caller's token; only ever a parameter, never a header. */
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
}
