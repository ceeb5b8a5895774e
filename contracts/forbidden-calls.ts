import { numberOf, type Role } from '../src/check/suite/people.ts';
import type { Given, Trial } from '../src/check/suite/trial.ts';
import type { JsonOperationId } from '../src/spec/contract.ts';
import { phonesOf } from './joining.ts';

/** Something that somebody may not do to a group. */
export interface ForbiddenCall {
  /** The peer is a plain member, or an admin for the time of the case. */
  readonly as: 'outsider' | 'peer' | 'admin';
  /** What the outsider is in the group for the time of the case. Default: nothing. */
  readonly beside?: 'member' | 'admin';
  readonly what: string;
  readonly operation: Extract<
    JsonOperationId,
    'updateRoom' | 'transferRoom' | 'removeMember' | 'addMembers' | 'listMembers'
  >;
  /** One request, or several that are refused one by one. */
  readonly given: (trial: Trial) => Given | readonly Given[];
  /** A setting of the group for the time of the case. */
  readonly setting?: Readonly<Record<'isNeedVerify', 1>>;
  /** Default: 10111. */
  readonly code?: number;
  /** Codes that are right as well. */
  readonly or?: readonly number[];
  /** It is many requests, one after the other. */
  readonly lengthy?: true;
}

type More = Pick<ForbiddenCall, 'beside' | 'setting' | 'code' | 'or' | 'lengthy'>;
const notTo =
  (as: ForbiddenCall['as']) =>
  (
    what: string,
    operation: ForbiddenCall['operation'],
    given: ForbiddenCall['given'],
    more: More = {},
  ): ForbiddenCall => ({ as, what, operation, given, ...more });
const outsider = notTo('outsider');
const member = notTo('peer');
const admin = notTo('admin');

const idOf = (trial: Trial, role: Role) => ({ userId: trial.person(role).userId });
const to = (trial: Trial, role: Role) => ({ toUserId: trial.person(role).userId });
const silent = { talkTime: 2_000_000_000 };

/** A server of another generation says to somebody outside that there is no such member (server facts 2.19). */
const notInRoom = [100409];
/** Whoever asks, the owner stays: some look at that first (server facts 2.19). */
const ownerStays = [100410];
/** Whoever asks, the owner is not muted: some may look at that first (server facts 1.6). */
const ownerSpeaks = [100406];

/** What is saved together, where nothing else is asked for (server facts 2.14). */
const together = (trial: Trial) => ({
  subject: trial.text('成员'),
  desc: trial.text('成员'),
  maxUserSize: 999,
});
/** Switches with another value than a new group has. One call carries out one of them (server facts 2.12, 2.14). */
const switches = {
  isNeedVerify: 1,
  isLook: 0,
  showMember: 0,
  allowSendCard: 0,
  allowInviteFriend: 0,
  allowUploadFile: 0,
  allowConference: 0,
  allowSpeakCourse: 0,
};

/** Nobody locks a group here who might do it: no call opens it again, so `s` is what it is (server facts 2.14). */
const eachSetting = (trial: Trial): readonly Given[] => [
  together(trial),
  silent,
  { s: 1 },
  ...Object.entries(switches).map(([name, value]) => ({ [name]: value })),
];

const named = (trial: Trial) => ({ nickname: trial.text('别名') });
const ofOutsider = (trial: Trial, changes: readonly Given[]) =>
  changes.map(change => ({ ...idOf(trial, 'outsider'), ...change }));

/** Two of them, so that nothing else is wrong: one who is no friend is refused by himself. */
const comesIn = (trial: Trial) => ({
  phones: phonesOf(trial, 'outsider', 'peer'),
  userId: undefined,
});

/** Everybody's friend (server facts 2.3), so that it is neither one alone who comes in, nor a stranger. */
const serviceAccount = 10_000;
const bringsIn = (trial: Trial) => ({
  phones: JSON.stringify([numberOf(trial.person('outsider')), serviceAccount]),
  userId: undefined,
});

/** What those may not do to a group who do not run it (server facts 2.14, 2.16, 2.17, 2.19, 2.20). */
export const forbiddenCalls: readonly ForbiddenCall[] = [
  outsider('rename it', 'updateRoom', it => ({ roomName: it.text('外人') })),
  outsider('publish in it', 'updateRoom', it => ({ notice: it.text('外人') })),
  outsider('change its settings', 'updateRoom', it => ({ ...together(it), ...switches })),
  outsider('take it over', 'transferRoom', it => to(it, 'outsider')),
  outsider('give it to a member', 'transferRoom', it => to(it, 'peer')),
  outsider('remove a member', 'removeMember', it => idOf(it, 'peer'), { or: notInRoom }),
  outsider('remove the owner', 'removeMember', it => idOf(it, 'owner'), {
    or: [...notInRoom, ...ownerStays],
  }),
  outsider('leave it', 'removeMember', it => idOf(it, 'outsider'), { or: notInRoom }),
  outsider('make an admin', 'addMembers', it => ({ ...idOf(it, 'peer'), role: 2 })),
  outsider('silence a member', 'addMembers', it => ({ ...idOf(it, 'peer'), ...silent })),
  outsider('give a member another name', 'addMembers', it => ({ ...idOf(it, 'peer'), ...named(it) })),
  outsider('come in without consent', 'addMembers', comesIn, {
    setting: { isNeedVerify: 1 },
    code: 100421,
    or: [10111],
  }),
  outsider('look for a member', 'listMembers', it => ({ keyword: [...it.person('peer').nickname][0] })),
  member('rename it', 'updateRoom', it => ({ roomName: it.text('成员') })),
  member('publish in it', 'updateRoom', it => ({ notice: it.text('成员') })),
  member('change a setting', 'updateRoom', () => ({ showRead: 1 })),
  member('change its settings', 'updateRoom', eachSetting, { lengthy: true }),
  member('take it over', 'transferRoom', it => to(it, 'peer')),
  member('remove the owner', 'removeMember', it => idOf(it, 'owner'), { or: ownerStays }),
  member('remove an admin', 'removeMember', it => idOf(it, 'outsider'), { beside: 'admin' }),
  member('become an admin', 'addMembers', it => ({ ...idOf(it, 'peer'), role: 2 })),
  member('become the owner', 'addMembers', it => ({ ...idOf(it, 'peer'), role: 1 })),
  member('silence the owner', 'addMembers', it => ({ ...idOf(it, 'owner'), ...silent }), { or: ownerSpeaks }),
  member('give the owner another name', 'addMembers', it => ({ ...idOf(it, 'owner'), ...named(it) })),
  member('change another member', 'addMembers', it => ofOutsider(it, [{ role: 2 }, named(it)]), {
    beside: 'member',
  }),
  member('change an admin', 'addMembers', it => ofOutsider(it, [silent, { role: 3 }]), { beside: 'admin' }),
  admin('take it over', 'transferRoom', it => to(it, 'peer'), { beside: 'admin' }),
  admin('give it away', 'transferRoom', it => to(it, 'outsider'), { beside: 'admin' }),
  admin('remove another admin', 'removeMember', it => idOf(it, 'outsider'), { beside: 'admin' }),
  admin('silence another admin', 'addMembers', it => ofOutsider(it, [silent]), { beside: 'admin' }),
  admin('demote another admin', 'addMembers', it => ofOutsider(it, [{ role: 3 }]), { beside: 'admin' }),
  admin('become the owner', 'addMembers', it => ({ ...idOf(it, 'peer'), role: 1 })),
  admin('bring people in without consent', 'addMembers', bringsIn, {
    setting: { isNeedVerify: 1 },
    code: 100421,
  }),
  admin('silence the owner', 'addMembers', it => ({ ...idOf(it, 'owner'), ...silent }), { or: ownerSpeaks }),
  admin('give a member another name', 'addMembers', it => ofOutsider(it, [named(it)]), { beside: 'member' }),
];
