// Made by scripts/generate.ts from src/control-api/openapi.yaml. Do not edit.

export interface paths {
    readonly "/version": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Name and version of the mock, and the version of its contract. */
        readonly get: operations["getVersion"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/health": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Whether the mock answers. */
        readonly get: operations["getHealth"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/openapi.json": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** This document. */
        readonly get: operations["getDocument"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/contract.json": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The contract of the API, openapi.yaml as JSON. */
        readonly get: operations["getContract"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/reset": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Starts the world again.
         * @description The rows from its scenario, faults off, the clock as at the start, the journal empty; all at once.
         */
        readonly post: operations["reset"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/state": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The collections with their row counts, or with all rows. */
        readonly get: operations["getState"];
        /**
         * Puts whole collections in place of everything, exactly as given.
         * @description Collections that are not named are empty afterwards. Refused whole when a row breaks the contract or an invariant.
         */
        readonly put: operations["replaceState"];
        readonly post?: never;
        /** Empties every collection. */
        readonly delete: operations["emptyState"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Puts rows, each in place of the one with its key.
         * @description What follows from the rows is kept in step (members counted, newest notice, last chats).
         */
        readonly patch: operations["mergeState"];
        readonly trace?: never;
    };
    readonly "/state/{collection}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path: {
                /** @description A collection, e.g. users or mucmsg_<jid>. */
                readonly collection: components["parameters"]["Collection"];
            };
            readonly cookie?: never;
        };
        /** Rows of a collection with their keys and the names of the rows they name, in key order unless sorted. */
        readonly get: operations["getRows"];
        /** Puts rows in place of all rows of a collection, exactly as given. */
        readonly put: operations["replaceRows"];
        readonly post?: never;
        /** Deletes all rows of a collection, and what cannot be without them. */
        readonly delete: operations["emptyRows"];
        readonly options?: never;
        readonly head?: never;
        /** Puts rows of a collection, each in place of the one with its key. */
        readonly patch: operations["mergeRows"];
        readonly trace?: never;
    };
    readonly "/state/{collection}/{key}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path: {
                /** @description A collection, e.g. users or mucmsg_<jid>. */
                readonly collection: components["parameters"]["Collection"];
                /** @description Key of a row, as getRows shows it. */
                readonly key: string;
            };
            readonly cookie?: never;
        };
        /** One row. */
        readonly get: operations["getRow"];
        /** Puts one row; what follows from it is kept in step. */
        readonly put: operations["putRow"];
        readonly post?: never;
        /** Deletes one row, and what cannot be without it. */
        readonly delete: operations["deleteRow"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/snapshots": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Names of the states that were kept, newest last. */
        readonly get: operations["listSnapshots"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/snapshots/{name}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path: {
                /** @description The name of a snapshot. */
                readonly name: components["parameters"]["SnapshotName"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        /** Keeps the rows of now under a name, in memory, in no time. */
        readonly put: operations["saveSnapshot"];
        readonly post?: never;
        /** Forgets a snapshot. */
        readonly delete: operations["deleteSnapshot"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/snapshots/{name}/restore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path: {
                /** @description The name of a snapshot. */
                readonly name: components["parameters"]["SnapshotName"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Puts the rows of a snapshot in place of those of now.
         * @description Rows only; faults, clock and journal stay as they are.
         */
        readonly post: operations["restoreSnapshot"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/scenarios": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The scenarios that a world can begin with, and which of them this one began with. */
        readonly get: operations["listScenarios"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/scenarios/{name}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path: {
                /** @description A scenario. */
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        /** Puts the rows of a scenario in place of those of now; reset goes back to it from then on. */
        readonly put: operations["activateScenario"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/tokens": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * A token for a user.
         * @description Outside a session the user's fixed one, or the one that `token` names; inside, one of the session's own, which
         *     from then on selects the session by itself and stays the same for that user. With `expiresIn: 0` and no `token`
         *     every login of the user ends, and no token is made; without `expiresIn` it begins again.
         */
        readonly post: operations["createToken"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/tokens/{token}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path: {
                /** @description A token. */
                readonly token: string;
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** Ends a token; from then on it is answered with 1030102. */
        readonly delete: operations["endToken"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/users": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Users with a token that works. */
        readonly get: operations["listUsers"];
        readonly put?: never;
        /** A new user, befriended with the service account as everybody is. */
        readonly post: operations["createUser"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/messages": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Somebody writes to somebody, or to a group. */
        readonly post: operations["sendMessage"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/live/frames": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Sends a frame over the live connection as somebody's app would.
         * @description A message (command 10) gets its head by itself: name `to` or `room`. What is typed, read or recalled can be sent
         *     so, too, which is no message of `/messages`.
         */
        readonly post: operations["sendFrame"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/chats": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Conversations of a user, the latest first; their groups are there without a message too. */
        readonly get: operations["listChats"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/chats/{id}/messages": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path: {
                /** @description The other user's id, or the jid of a group. */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        /** The newest messages of a conversation as a user sees it, oldest first. */
        readonly get: operations["listChatMessages"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/faults": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The faults and delays that are on. */
        readonly get: operations["listFaults"];
        readonly put?: never;
        readonly post?: never;
        /** Switches everything off. */
        readonly delete: operations["clearFaults"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/faults/catalogue": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Every fault there is, or those that an operation can have. */
        readonly get: operations["listFaultCatalogue"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/faults/{operationId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path: {
                /** @description An operation of the API, * for all, `live` for the live connections, `live:100164` for those of a user. */
                readonly operationId: string;
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        /** Switches on a fault, a delay or both, in place of what was on there. */
        readonly put: operations["setFault"];
        readonly post?: never;
        /** Switches off what is on there. */
        readonly delete: operations["deleteFault"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/holds": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The operations whose requests are held, and the requests that wait, oldest first. */
        readonly get: operations["listHolds"];
        readonly put?: never;
        readonly post?: never;
        /** Holds no operation any more; what waits goes on as it came. */
        readonly delete: operations["endHolds"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/holds/{operationId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path: {
                /** @description An operation of the API, or * for all. */
                readonly operationId: string;
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        /**
         * Holds every request of an operation from now on, before anything of it is done, until it is released.
         * @description At most 1000 wait at a time, more go on at once; one whose client leaves is dropped. Reset, the end of the session
         *     and of the mock let everything go. Of an upload or a file nothing can be changed.
         */
        readonly put: operations["holdOperation"];
        readonly post?: never;
        /** Holds the operation no more; what waits of it goes on as it came. */
        readonly delete: operations["endHold"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/held/{id}/release": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path: {
                /** @description Number of a held request. */
                readonly id: number;
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Lets a held request go on, as it came or changed. */
        readonly post: operations["releaseRequest"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/requests": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The latest requests, newest first. */
        readonly get: operations["listRequests"];
        readonly put?: never;
        readonly post?: never;
        /** Empties the journal; ids go on counting. */
        readonly delete: operations["clearRequests"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/requests/count": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** The number of requests that match. */
        readonly post: operations["countRequests"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/requests/find": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** The requests that match, with everything about them, newest first; at most 1000. */
        readonly post: operations["findRequests"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/requests/wait": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Answers as soon as so many requests match, those that came before counted. */
        readonly post: operations["waitForRequests"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/requests/unmatched": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Requests for paths that are no operation, each with the nearest path there is; newest first. */
        readonly get: operations["listUnmatchedRequests"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/requests.har": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The journal as HAR 1.2, which a browser's developer tools open. */
        readonly get: operations["getHar"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/requests/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path: {
                /** @description Number of a request. */
                readonly id: number;
            };
            readonly cookie?: never;
        };
        /** One request with everything about it. */
        readonly get: operations["getRequest"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/clock": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The time of the world. */
        readonly get: operations["getClock"];
        /** Real, frozen (at `now`, else at the time it shows) or moved by so many milliseconds. */
        readonly put: operations["setClock"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/clock/advance": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Moves the clock; a frozen one stays frozen, a running one runs on. */
        readonly post: operations["advanceClock"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/sessions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The sessions that live, most recently used first. */
        readonly get: operations["listSessions"];
        readonly put?: never;
        readonly post?: never;
        /** Ends every session. */
        readonly delete: operations["endSessions"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/sessions/{name}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** Ends a session; its name begins a new one when it is used again. */
        readonly delete: operations["endSession"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/events": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The events of the world, as server-sent events.
         * @description `request` with a RequestEntry, `commit` with a CommitEvent, `reset` with a CommitEvent when a whole state took
         *     the place of another, `hold` with a HoldEvent when a request is held or let go. A comment every 15 seconds keeps the connection.
         */
        readonly get: operations["watchEvents"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A refusal (RFC 9457). `detail` says why and what to do: in English, or in Chinese where `Accept-Language` prefers it. */
        readonly Problem: {
            /** Format: uri */
            readonly type: string;
            readonly title: string;
            readonly status: number;
            /** @description Stable. */
            readonly code: string;
            readonly detail: string;
            /** @description JSON pointer in the body to what was refused. */
            readonly pointer?: string;
            /** @description The name that was probably meant. */
            readonly nearest?: string;
        };
        readonly Version: {
            /** @constant */
            readonly name: "imapi-mock";
            readonly version: string;
            /** @description Version of openapi.yaml. */
            readonly contract: string;
        };
        readonly Health: {
            /** @constant */
            readonly status: "ok";
            /** @description Where apps connect; absent where the mock does not listen for them. */
            readonly liveUrl?: string;
            /** @description The server behind it; absent where this is the mock and no proxy. */
            readonly proxyOf?: string;
            /** @description How many apps are connected. */
            readonly liveConnections: number;
            /** @description What requests were warned of since the start, by operation and kind, the most frequent first. */
            readonly contractWarnings: readonly components["schemas"]["CountedWarning"][];
        };
        readonly CountedWarning: {
            /** @description The operation, the call beyond the document, or the path. */
            readonly operation: string;
            /** @description As it was worded the first time. */
            readonly warning: string;
            readonly count: number;
        };
        /** @description An OpenAPI document. */
        readonly Document: {
            readonly openapi: string;
            readonly info: object;
            readonly paths: object;
        };
        readonly ResetDone: {
            /** @constant */
            readonly reset: true;
        };
        readonly Named: {
            readonly name: string;
        };
        /** @description A row, as the collection keeps it. */
        readonly Row: object;
        /** @description Rows by collection. */
        readonly Collections: {
            readonly [key: string]: readonly components["schemas"]["Row"][];
        };
        readonly State: {
            readonly scenario: string;
            /** @description The number of rows of each collection, or with `full` the rows. */
            readonly collections: {
                readonly [key: string]: number | readonly components["schemas"]["Row"][];
            };
            readonly names?: components["schemas"]["CollectionNames"];
        };
        /** @description The names of groups, by the collections of their messages; absent with `full`. */
        readonly CollectionNames: {
            readonly [key: string]: string;
        };
        readonly StateCounts: {
            readonly scenario: string;
            readonly collections: {
                readonly [key: string]: number;
            };
            readonly names?: components["schemas"]["CollectionNames"];
        };
        readonly RowsPage: {
            readonly collection: string;
            readonly total: number;
            readonly rows: readonly components["schemas"]["KeyedRow"][];
        };
        readonly KeyedRow: {
            readonly key: string;
            readonly row: components["schemas"]["Row"];
            /** @description The rows that it names, as far as they are there. */
            readonly references: readonly components["schemas"]["RowReference"][];
        };
        readonly RowReference: {
            /** @description The field that names it. */
            readonly field: string;
            readonly collection: string;
            readonly key: string;
            /** @description A nickname or the name of a group. */
            readonly name: string;
        };
        readonly CollectionCount: {
            readonly collection: string;
            readonly total: number;
        };
        readonly RowEdit: {
            readonly collection: string;
            readonly key: string;
            /** @description Every row that changed, those that were kept in step among them. */
            readonly changes: readonly components["schemas"]["RowChange"][];
        };
        readonly RowChange: {
            readonly collection: string;
            readonly key: string;
            readonly before?: components["schemas"]["Row"];
            readonly after?: components["schemas"]["Row"];
        };
        readonly PinRow: {
            readonly userId: number;
            readonly jid: string;
            /** @enum {integer} */
            readonly isRoom: 0 | 1;
            readonly time: components["schemas"]["Seconds"];
        };
        readonly HiddenRow: {
            readonly userId: number;
            readonly roomJid: string;
            readonly messageId: string;
            readonly _id: string;
            readonly timeSend: number;
            readonly contentType: number;
            readonly sender_jid: string;
            readonly time: components["schemas"]["Seconds"];
        };
        readonly ReadRow: {
            readonly userId: number;
            readonly roomJid: string;
            readonly _id: string;
            readonly time: components["schemas"]["Seconds"];
        };
        readonly ResourceRow: {
            readonly id: string;
            readonly path: string;
            readonly thumbnailPath?: string;
            readonly name: string;
            readonly mediaGroup: string;
            readonly size: number;
            readonly createTime: components["schemas"]["Seconds"];
            readonly expireTime: components["schemas"]["Seconds"];
        };
        readonly TokenRow: {
            readonly token: string;
            readonly userId: number;
            readonly createTime: components["schemas"]["Seconds"];
            readonly expireTime: components["schemas"]["Seconds"];
        };
        readonly LoginRow: {
            readonly userId: number;
            readonly publicKey?: string;
            readonly privateKey?: string;
            readonly codeKey?: string;
            /** @enum {string} */
            readonly asked?: "code" | "key";
            readonly tokenEnds: components["schemas"]["Seconds"];
            readonly loginTime: components["schemas"]["Seconds"];
            readonly offlineTime: components["schemas"]["Seconds"];
        };
        /** @description The fields that a row of users has beyond a profile. */
        readonly UserExtras: {
            readonly balance: number;
        };
        /** @description The fields that a row of shiku_room_member has beyond a membership. */
        readonly MemberExtras: {
            readonly roomId: string;
        };
        /** @description The fields that a row of shiku_msgs has beyond a message. */
        readonly MessageExtras: {
            readonly delayedTime?: components["schemas"]["Seconds"];
        };
        /** @description Seconds since 1970; -1 never. */
        readonly Seconds: number;
        readonly SnapshotNames: {
            readonly snapshots: readonly string[];
        };
        readonly Scenario: {
            readonly name: string;
            readonly active: boolean;
        };
        readonly ScenarioList: {
            readonly scenarios: readonly components["schemas"]["Scenario"][];
        };
        readonly NewToken: {
            readonly userId: number;
            readonly token?: string;
            /** @description Seconds; without it the token does not expire, with 0 it already has. */
            readonly expiresIn?: number;
        };
        readonly Token: {
            readonly token: string;
            readonly userId: number;
        };
        readonly UserList: {
            readonly total: number;
            readonly users: readonly components["schemas"]["ListedUser"][];
        };
        readonly ListedUser: {
            readonly userId: number;
            readonly nickname: string;
            readonly phone: string;
            /** @description One that works now; null when there is none. */
            readonly token: string | null;
        };
        readonly NewUser: {
            readonly nickname: string;
            readonly phone?: string;
            readonly areaCode?: string;
            /** @enum {integer} */
            readonly sex?: 0 | 1;
            readonly description?: string;
            /** @description Users to befriend at once. */
            readonly friends?: readonly number[];
        };
        readonly CreatedUser: {
            readonly userId: number;
            readonly nickname: string;
            readonly phone: string;
            readonly token: string;
        };
        readonly NewMessage: {
            /** @description The author. */
            readonly from: number;
            /** @description The user it goes to; or name a group. */
            readonly to?: number;
            /** @description The group it goes to: its jid or its id. */
            readonly room?: string;
            readonly content: string;
            /**
             * @description 1 a text, 2 a picture, 202 a recall and so on.
             * @default 1
             */
            readonly type?: number;
            readonly fileName?: string;
            readonly fileSize?: number;
        };
        readonly SentMessage: {
            readonly messageId: string;
        };
        readonly NewFrame: {
            /** @description Whose app sends. */
            readonly from: number;
            /** @description A message to a user, or name a group. */
            readonly to?: number;
            /** @description A message to a group: its jid or its id. */
            readonly room?: string;
            /**
             * @description 10 a message, 11 a receipt, 14 what was missed and so on.
             * @default 10
             */
            readonly command?: number;
            /** @description The fields of the message as the live connection names them; a text unless it has a type. */
            readonly body?: object;
        };
        readonly SentFrame: {
            /** @description Of a message. */
            readonly messageId?: string;
            readonly answers: readonly {
                readonly command: number;
                readonly name: string;
                readonly body: object;
            }[];
        };
        readonly ChatList: {
            readonly chats: readonly components["schemas"]["Chat"][];
        };
        readonly Chat: {
            /** @enum {string} */
            readonly kind: "single" | "group";
            /** @description The other user's id, or the group's jid. */
            readonly id: string;
            readonly name: string;
            /** @description Text of the newest message. */
            readonly last: string;
            /** @description Milliseconds; 0 when there is no message. */
            readonly timeSend: number;
        };
        readonly ChatMessages: {
            readonly messages: readonly components["schemas"]["ChatMessage"][];
        };
        readonly ChatMessage: {
            readonly messageId: string;
            /** @description Id of the author. */
            readonly from: string;
            readonly fromName: string;
            /** @description Milliseconds. */
            readonly timeSend: number;
            readonly type: number;
            readonly content: string;
            readonly fileName?: string;
            readonly mine: boolean;
        };
        /** @description The time that answers wait, milliseconds. */
        readonly Delay: {
            /** @constant */
            readonly type: "uniform";
            readonly lower: number;
            readonly upper: number;
        } | {
            /** @constant */
            readonly type: "lognormal";
            readonly median: number;
            readonly sigma: number;
            readonly maxValue?: number;
        };
        readonly FaultSetting: {
            /** @description Id of a fault, as the catalogue has it. */
            readonly fault?: string;
            /** @description Milliseconds. */
            readonly fixedDelay?: number;
            readonly delayDistribution?: components["schemas"]["Delay"];
            /** @description Requests it meets before it switches itself off. */
            readonly times?: number;
            /** @description Share of the requests it meets. */
            readonly probability?: number;
        };
        readonly SwitchedFault: {
            /** @description An operation of the API, * for all, `live` or `live:` and a user. */
            readonly operationId: string;
            readonly fault?: string;
            readonly title?: components["schemas"]["Title"];
            readonly fixedDelay?: number;
            readonly delayDistribution?: components["schemas"]["Delay"];
            readonly times?: number;
            readonly probability?: number;
            /** @description Requests it has met. */
            readonly met: number;
        };
        readonly Title: {
            readonly en: string;
            readonly zh: string;
        };
        readonly FaultList: {
            readonly faults: readonly components["schemas"]["SwitchedFault"][];
        };
        readonly FaultCatalogue: {
            readonly faults: readonly components["schemas"]["Fault"][];
        };
        readonly Fault: {
            readonly id: string;
            readonly family: string;
            readonly title: components["schemas"]["Title"];
            /** @description The class of defects it belongs to; empty if no check looks for it. */
            readonly defect: string;
            readonly stage: string;
            readonly operations: readonly string[];
        };
        readonly HoldList: {
            /** @description Operations, or * for all. */
            readonly operations: readonly string[];
            readonly held: readonly components["schemas"]["HeldRequest"][];
        };
        readonly HeldRequest: {
            readonly id: number;
            readonly operationId: string;
            readonly method: string;
            readonly path: string;
            readonly parameters: components["schemas"]["Parameters"];
            /** @description By the clock of the world, milliseconds. */
            readonly since: number;
        };
        readonly Release: {
            /** @description In place of all that came; a value that is hidden (`***`) stays as it came. Default: as they came. */
            readonly parameters?: {
                readonly [key: string]: string;
            };
            /** @description Answer with this failure and do nothing. Default: the operation is done. */
            readonly code?: number;
        };
        /** @description As they came, tokens and passwords hidden. */
        readonly Parameters: {
            readonly [key: string]: string;
        };
        /** @description The user of the request's token; absent without a token, or if it is refused. */
        readonly Caller: {
            readonly userId: number;
            /** @description Their name now; empty when they are gone. */
            readonly nickname: string;
        };
        readonly RequestEntry: {
            readonly id: number;
            /** @description By the clock of the world, milliseconds. */
            readonly at: number;
            readonly durationMs: number;
            readonly session?: string;
            readonly method: string;
            readonly path: string;
            readonly operationId?: string;
            /** @description The call beyond the document that was answered, e.g. logIn. */
            readonly companion?: string;
            readonly caller?: components["schemas"]["Caller"];
            readonly parameters: components["schemas"]["Parameters"];
            /** @description Those of the parameters that tell requests of the operation apart, in the order of the contract. */
            readonly tellingParameters: readonly string[];
            readonly unknownParameters: readonly string[];
            readonly status: number;
            readonly resultCode?: number;
            /**
             * @description broken: the answer is not what the contract allows.
             * @enum {string}
             */
            readonly verdict: "ok" | "refused" | "broken" | "unknown path";
            readonly warnings: readonly string[];
            /** @description Number of rows that changed. */
            readonly changes: number;
            readonly fault?: string;
            readonly live?: components["schemas"]["LiveFrame"];
        };
        readonly RequestDetail: {
            readonly id: number;
            readonly at: number;
            readonly durationMs: number;
            readonly session?: string;
            readonly method: string;
            readonly path: string;
            readonly operationId?: string;
            /** @description The call beyond the document that was answered, e.g. logIn. */
            readonly companion?: string;
            readonly caller?: components["schemas"]["Caller"];
            readonly parameters: components["schemas"]["Parameters"];
            /** @description Those of the parameters that tell requests of the operation apart, in the order of the contract. */
            readonly tellingParameters: readonly string[];
            readonly unknownParameters: readonly string[];
            readonly status: number;
            readonly resultCode?: number;
            /** @enum {string} */
            readonly verdict: "ok" | "refused" | "broken" | "unknown path";
            readonly warnings: readonly string[];
            /** @description The rows it changed, tokens and passwords hidden. */
            readonly changes: readonly components["schemas"]["RowChange"][];
            readonly fault?: string;
            readonly live?: components["schemas"]["LiveFrame"];
            /** @description The body of the answer, passwords hidden; empty where it is not JSON. */
            readonly answer: string;
            readonly issues: readonly components["schemas"]["Issue"][];
            readonly undeclared: readonly components["schemas"]["Issue"][];
            /** @description A command that repeats it, the token as $TOKEN. */
            readonly curl: string;
        };
        /** @description What a frame of the live connection has; its method is LIVE, its path the name of its command. */
        readonly LiveFrame: {
            /**
             * @description in: from an app.
             * @enum {string}
             */
            readonly direction: "in" | "out";
            /** @description As on the wire. */
            readonly command: number;
            /** @description The users who sent or received it. */
            readonly users: readonly number[];
            /** @description By which connections, numbered from 1. */
            readonly connections: readonly number[];
            /** @description The fields that are set, tokens and passwords hidden. */
            readonly body: object;
        };
        /** @description Frames of the live connection alone; everything that is named has to be so. */
        readonly LiveMatch: {
            /** @enum {string} */
            readonly direction?: "in" | "out";
            readonly command?: number;
            /** @description The user who sent it, or one of its receivers. */
            readonly user?: number;
            /** @description Of its head. */
            readonly messageId?: string;
            /** @description Fields of its body by name. */
            readonly body?: {
                readonly [key: string]: string | number | boolean;
            };
        };
        readonly Issue: {
            readonly pointer: string;
            readonly rule: string;
            readonly message: string;
            /** @enum {string} */
            readonly source: "document" | "server" | "observed" | "judgement";
            readonly schemaPath: string;
        };
        readonly JournalMeta: {
            /** @description Requests that are kept. */
            readonly total: number;
            /** @description Requests that made room for newer ones. */
            readonly evicted: number;
            /** @description Whether none are kept (`--journal-size 0`). */
            readonly disabled: boolean;
        };
        readonly RequestList: {
            readonly requests: readonly components["schemas"]["RequestEntry"][];
            readonly meta: components["schemas"]["JournalMeta"];
        };
        readonly RequestDetails: {
            readonly requests: readonly components["schemas"]["RequestDetail"][];
        };
        /** @description Everything that is named has to be so. */
        readonly RequestMatch: {
            readonly operationId?: string;
            readonly path?: string;
            readonly method?: string;
            /** @description Values by name. Hidden ones cannot be matched. */
            readonly parameters?: {
                readonly [key: string]: string | number | boolean;
            };
            readonly resultCode?: number;
            /** @enum {string} */
            readonly verdict?: "ok" | "refused" | "broken" | "unknown path";
            readonly fault?: string;
            /** @description By the clock of the world, milliseconds. */
            readonly since?: number;
            /** @description By the clock of the world, milliseconds. */
            readonly until?: number;
            /** @description Only requests with a higher id. */
            readonly after?: number;
            readonly session?: string;
            readonly live?: components["schemas"]["LiveMatch"];
        };
        readonly RequestWait: {
            readonly operationId?: string;
            readonly path?: string;
            readonly method?: string;
            readonly parameters?: {
                readonly [key: string]: string | number | boolean;
            };
            readonly resultCode?: number;
            /** @enum {string} */
            readonly verdict?: "ok" | "refused" | "broken" | "unknown path";
            readonly fault?: string;
            readonly since?: number;
            readonly until?: number;
            readonly after?: number;
            readonly session?: string;
            readonly live?: components["schemas"]["LiveMatch"];
            /** @default 1 */
            readonly count?: number;
            /** @default 5000 */
            readonly timeoutMs?: number;
        };
        readonly RequestCount: {
            readonly count: number;
        };
        readonly UnmatchedList: {
            readonly requests: readonly (components["schemas"]["RequestEntry"] & {
                readonly nearest: string;
            })[];
        };
        readonly Har: {
            readonly log: {
                /** @constant */
                readonly version: "1.2";
                readonly creator: {
                    readonly name: string;
                    readonly version: string;
                };
                readonly entries: readonly components["schemas"]["HarEntry"][];
            };
        };
        readonly HarEntry: {
            /** Format: date-time */
            readonly startedDateTime: string;
            readonly time: number;
            readonly request: {
                readonly method: string;
                /** Format: uri */
                readonly url: string;
                readonly httpVersion: string;
                readonly cookies: readonly components["schemas"]["HarPair"][];
                readonly headers: readonly components["schemas"]["HarPair"][];
                readonly queryString: readonly components["schemas"]["HarPair"][];
                readonly postData?: {
                    readonly mimeType: string;
                    readonly params: readonly components["schemas"]["HarParam"][];
                    readonly text: string;
                };
                readonly headersSize: number;
                readonly bodySize: number;
            };
            readonly response: {
                readonly status: number;
                readonly statusText: string;
                readonly httpVersion: string;
                readonly cookies: readonly components["schemas"]["HarPair"][];
                readonly headers: readonly components["schemas"]["HarPair"][];
                readonly content: {
                    readonly size: number;
                    readonly mimeType: string;
                    readonly text: string;
                };
                readonly redirectURL: string;
                readonly headersSize: number;
                readonly bodySize: number;
            };
            readonly cache: object;
            readonly timings: {
                readonly send: number;
                readonly wait: number;
                readonly receive: number;
            };
            readonly comment?: string;
            /** @description websocket: one live connection. */
            readonly _resourceType?: string;
            /** @description The frames of a live connection, as browsers write them. */
            readonly _webSocketMessages?: readonly {
                /**
                 * @description send: from the app.
                 * @enum {string}
                 */
                readonly type: "send" | "receive";
                /** @description Seconds. */
                readonly time: number;
                /** @constant */
                readonly opcode: 2;
                /** @description Base64. */
                readonly data: string;
            }[];
        };
        readonly HarParam: {
            readonly name: string;
            readonly value?: string;
            /** @description Of a file, with its type and size. */
            readonly fileName?: string;
        };
        readonly HarPair: {
            readonly name: string;
            readonly value: string;
        };
        readonly Clock: {
            /** @enum {string} */
            readonly mode: "real" | "frozen" | "offset";
            /** @description The time it shows, milliseconds. */
            readonly now: number;
            /** @description The time it is frozen at. */
            readonly at?: number;
            /** @description The milliseconds it is moved by. */
            readonly by?: number;
        };
        readonly ClockSetting: {
            /** @enum {string} */
            readonly mode: "real" | "frozen" | "offset";
            /** @description The time to freeze it at. */
            readonly now?: components["schemas"]["Milliseconds"];
            /** @description The milliseconds to move it by. */
            readonly by?: components["schemas"]["Milliseconds"];
        };
        readonly ClockAdvance: {
            readonly ms: components["schemas"]["Milliseconds"];
        };
        /** @description Milliseconds. */
        readonly Milliseconds: number;
        readonly SessionList: {
            readonly sessions: readonly components["schemas"]["Session"][];
            /** @description Sessions that ended because of their number or for want of use. */
            readonly dropped: number;
        };
        readonly Session: {
            readonly name: string;
            /** @description By the machine's clock. */
            readonly createdAt: number;
            /** @description By the machine's clock. */
            readonly lastUsedAt: number;
            /** @description Requests in its journal. */
            readonly requests: number;
        };
        readonly HoldEvent: {
            /** @description Requests that wait now. */
            readonly held: number;
        };
        readonly CommitEvent: {
            /** @description Number of the commit. */
            readonly sequence: number;
            /** @description Number of rows that changed; 0 in a reset. */
            readonly changes: number;
        };
    };
    responses: {
        /** @description Refused; nothing was changed. */
        readonly Problem: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /** @description The session whose world is meant. */
        readonly Session: string;
        /** @description A collection, e.g. users or mucmsg_<jid>. */
        readonly Collection: string;
        /** @description The name of a snapshot. */
        readonly SnapshotName: string;
        /** @description Rows to leave out first; default 0. */
        readonly Offset: number;
        /** @description Max rows in the answer; default 100. */
        readonly Limit: number;
    };
    requestBodies: {
        readonly Rows: {
            readonly content: {
                readonly "application/json": {
                    readonly collections: components["schemas"]["Collections"];
                    /** @description As getState gives it; the world keeps its own. */
                    readonly scenario?: string;
                };
            };
        };
        readonly RowList: {
            readonly content: {
                readonly "application/json": readonly components["schemas"]["Row"][];
            };
        };
    };
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly getVersion: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The version. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Version"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly getHealth: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description It does. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Health"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly getDocument: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OpenAPI 3.1. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Document"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly getContract: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OpenAPI 3.1. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Document"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly reset: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ResetDone"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly getState: {
        readonly parameters: {
            readonly query?: {
                /** @description All rows instead of their number. */
                readonly full?: boolean;
            };
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The state. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["State"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly replaceState: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: components["requestBodies"]["Rows"];
        readonly responses: {
            /** @description The row counts now. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["StateCounts"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly emptyState: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The row counts now. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["StateCounts"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly mergeState: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: components["requestBodies"]["Rows"];
        readonly responses: {
            /** @description The row counts now. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["StateCounts"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly getRows: {
        readonly parameters: {
            readonly query?: {
                /** @description A text that is in a value of the row, or in the name of a row it names; default: all rows. */
                readonly query?: string;
                /** @description A field, `-` before it from the highest down; default: by key. */
                readonly sort?: string;
                /** @description Rows to leave out first; default 0. */
                readonly offset?: components["parameters"]["Offset"];
                /** @description Max rows in the answer; default 100. */
                readonly limit?: components["parameters"]["Limit"];
            };
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path: {
                /** @description A collection, e.g. users or mucmsg_<jid>. */
                readonly collection: components["parameters"]["Collection"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The rows. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RowsPage"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly replaceRows: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path: {
                /** @description A collection, e.g. users or mucmsg_<jid>. */
                readonly collection: components["parameters"]["Collection"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: components["requestBodies"]["RowList"];
        readonly responses: {
            /** @description The number of rows now. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CollectionCount"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly emptyRows: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path: {
                /** @description A collection, e.g. users or mucmsg_<jid>. */
                readonly collection: components["parameters"]["Collection"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The number of rows now. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CollectionCount"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly mergeRows: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path: {
                /** @description A collection, e.g. users or mucmsg_<jid>. */
                readonly collection: components["parameters"]["Collection"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: components["requestBodies"]["RowList"];
        readonly responses: {
            /** @description The number of rows now. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CollectionCount"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly getRow: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path: {
                /** @description A collection, e.g. users or mucmsg_<jid>. */
                readonly collection: components["parameters"]["Collection"];
                /** @description Key of a row, as getRows shows it. */
                readonly key: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The row. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["KeyedRow"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly putRow: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path: {
                /** @description A collection, e.g. users or mucmsg_<jid>. */
                readonly collection: components["parameters"]["Collection"];
                /** @description Key of a row, as getRows shows it. */
                readonly key: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["Row"];
            };
        };
        readonly responses: {
            /** @description The rows that changed. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RowEdit"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly deleteRow: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path: {
                /** @description A collection, e.g. users or mucmsg_<jid>. */
                readonly collection: components["parameters"]["Collection"];
                /** @description Key of a row, as getRows shows it. */
                readonly key: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The rows that changed. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RowEdit"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly listSnapshots: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The names. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SnapshotNames"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly saveSnapshot: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path: {
                /** @description The name of a snapshot. */
                readonly name: components["parameters"]["SnapshotName"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Kept. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Named"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly deleteSnapshot: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path: {
                /** @description The name of a snapshot. */
                readonly name: components["parameters"]["SnapshotName"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Forgotten. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Named"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly restoreSnapshot: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path: {
                /** @description The name of a snapshot. */
                readonly name: components["parameters"]["SnapshotName"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Named"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly listScenarios: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The scenarios. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ScenarioList"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly activateScenario: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path: {
                /** @description A scenario. */
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Scenario"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly createToken: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NewToken"];
            };
        };
        readonly responses: {
            /** @description The token. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Token"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly endToken: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path: {
                /** @description A token. */
                readonly token: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Ended. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Token"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly listUsers: {
        readonly parameters: {
            readonly query?: {
                /** @description Part of a name, an id or a phone number. */
                readonly query?: string;
                /** @description Rows to leave out first; default 0. */
                readonly offset?: components["parameters"]["Offset"];
                /** @description Max rows in the answer; default 100. */
                readonly limit?: components["parameters"]["Limit"];
            };
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The users. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UserList"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly createUser: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NewUser"];
            };
        };
        readonly responses: {
            /** @description The user. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CreatedUser"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly sendMessage: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NewMessage"];
            };
        };
        readonly responses: {
            /** @description Sent. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SentMessage"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly sendFrame: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NewFrame"];
            };
        };
        readonly responses: {
            /** @description What the app got in return. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SentFrame"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly listChats: {
        readonly parameters: {
            readonly query: {
                /** @description The user whose conversations are meant. */
                readonly userId: number;
            };
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The conversations. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ChatList"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly listChatMessages: {
        readonly parameters: {
            readonly query: {
                /** @description The user whose view it is. */
                readonly userId: number;
                /** @description Max rows in the answer; default 100. */
                readonly limit?: components["parameters"]["Limit"];
            };
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path: {
                /** @description The other user's id, or the jid of a group. */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The messages. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ChatMessages"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly listFaults: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The settings. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["FaultList"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly clearFaults: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Off. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["FaultList"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly listFaultCatalogue: {
        readonly parameters: {
            readonly query?: {
                /** @description An operation of the API. */
                readonly operationId?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The faults. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["FaultCatalogue"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly setFault: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path: {
                /** @description An operation of the API, * for all, `live` for the live connections, `live:100164` for those of a user. */
                readonly operationId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["FaultSetting"];
            };
        };
        readonly responses: {
            /** @description The setting that is on now. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SwitchedFault"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly deleteFault: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path: {
                /** @description An operation of the API, * for all, `live` for the live connections, `live:100164` for those of a user. */
                readonly operationId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The settings that are still on. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["FaultList"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly listHolds: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Them. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["HoldList"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly endHolds: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["HoldList"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly holdOperation: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path: {
                /** @description An operation of the API, or * for all. */
                readonly operationId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["HoldList"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly endHold: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path: {
                /** @description An operation of the API, or * for all. */
                readonly operationId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["HoldList"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly releaseRequest: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path: {
                /** @description Number of a held request. */
                readonly id: number;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": components["schemas"]["Release"];
            };
        };
        readonly responses: {
            /** @description It goes on. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["HoldList"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly listRequests: {
        readonly parameters: {
            readonly query?: {
                /** @description Not before this time of the world's clock, milliseconds. */
                readonly since?: number;
                /** @description Only requests with a higher id. */
                readonly after?: number;
                /** @description An operation of the API. */
                readonly operationId?: string;
                /** @description The result code of the answer. */
                readonly resultCode?: number;
                /** @description The path. */
                readonly path?: string;
                /** @description Only paths that are no operation. */
                readonly unmatched?: boolean;
                /** @description Max rows in the answer; default 100. */
                readonly limit?: components["parameters"]["Limit"];
            };
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The requests. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RequestList"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly clearRequests: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Emptied. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RequestList"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly countRequests: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": components["schemas"]["RequestMatch"];
            };
        };
        readonly responses: {
            /** @description The number. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RequestCount"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly findRequests: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": components["schemas"]["RequestMatch"];
            };
        };
        readonly responses: {
            /** @description The requests. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RequestDetails"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly waitForRequests: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": components["schemas"]["RequestWait"];
            };
        };
        readonly responses: {
            /** @description They are there, newest first. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RequestDetails"];
                };
            };
            readonly 408: components["responses"]["Problem"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly listUnmatchedRequests: {
        readonly parameters: {
            readonly query?: {
                /** @description Max rows in the answer; default 100. */
                readonly limit?: components["parameters"]["Limit"];
            };
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The requests. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UnmatchedList"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly getHar: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The archive. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Har"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly getRequest: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path: {
                /** @description Number of a request. */
                readonly id: number;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The request. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RequestDetail"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly getClock: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The time. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Clock"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly setClock: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ClockSetting"];
            };
        };
        readonly responses: {
            /** @description The time. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Clock"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly advanceClock: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ClockAdvance"];
            };
        };
        readonly responses: {
            /** @description The time. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Clock"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly listSessions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The sessions. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SessionList"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly endSessions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Ended. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SessionList"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly endSession: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Name of a session. */
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Ended. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Named"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly watchEvents: {
        readonly parameters: {
            readonly query?: {
                /** @description Names the session where a header cannot. */
                readonly session?: string;
            };
            readonly header?: {
                /** @description The session whose world is meant. */
                readonly "X-Mock-Session"?: components["parameters"]["Session"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The events. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/event-stream": string;
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
}
