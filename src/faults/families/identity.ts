import { roomByJid, userById } from '../../domain/find.ts';
import type { View } from '../../store/tables/state.ts';
import type { Tx } from '../../store/transaction.ts';
import { changeAt, isSuccess } from '../change-at.ts';
import { type FaultText, fault, faultsOn } from '../family.ts';
import type { Fault, FaultContext, FaultyIdentity, StateContext } from '../fault.ts';
import type { GroupKey, OperationGroups } from '../operation-groups.ts';
import { asOwner, overlay, withRows } from '../overlay.ts';

interface IdentityFault extends FaultText {
  /** default: every operation that needs a token */
  readonly on?: GroupKey;
  readonly apply: (identity: FaultyIdentity, context: FaultContext) => number | undefined;
}

const tokenFaults: readonly IdentityFault[] = [
  {
    name: 'no-token-needed',
    en: 'works without a token',
    zh: '没有令牌也能访问',
    defect: 'D83',
    apply: ({ userId, parameters, view }) => userId ?? (parameters.access_token ? undefined : anybody(view)),
  },
  {
    name: 'any-token',
    en: 'accepts any token',
    zh: '任何令牌都接受',
    defect: 'D84',
    apply: ({ userId, parameters, view }) => userId ?? (parameters.access_token ? anybody(view) : undefined),
  },
  {
    name: 'token-refused',
    en: 'refuses the valid token of every other user',
    zh: '一半用户的有效令牌被拒绝',
    defect: 'D84',
    apply: ({ userId }) => (userId !== undefined && userId % 2 === 0 ? undefined : userId),
  },
  {
    name: 'other-users-data',
    en: "shows another user's data",
    zh: '返回别人的数据',
    defect: 'D85',
    on: 'ownReading',
    apply: ({ userId, view }) => userId && otherThan(userId, view),
  },
  {
    name: 'caller-from-parameter',
    en: 'takes the caller from the parameter userId',
    zh: '以参数 userId 作为调用者',
    defect: 'D90',
    on: 'aboutUser',
    apply: ({ userId, parameters, view }) => {
      const named = Number(parameters.userId);
      return userId !== undefined && Number.isInteger(named) && userById(view, named) ? named : userId;
    },
  },
];

/** The user that a caller without a login is taken for: the document's own, else the first in the store. */
function anybody(view: View): number | undefined {
  return userById(view, 100164)?.userId ?? view.users.all.at(0)?.userId;
}

function otherThan(userId: number, view: View): number {
  const friend = view.friends.by.byUser(String(userId)).at(0);
  return friend?.toUserId ?? anybody(view) ?? userId;
}

/** Checks of token, role and membership that are left out, and data of other users. */
export function identityFaults(groups: OperationGroups): Fault[] {
  return [
    ...tokenFaults.flatMap(({ on = 'tokenBound', apply, ...text }) =>
      faultsOn('identity', groups(on), text, { stage: 'identity', apply }),
    ),
    ...faultsOn('identity', groups('byRole'), roleUnchecked, {
      stage: 'rows',
      apply: (tx, { operation, callerId }) => asOwner(tx, operation, callerId),
    }),
    ...faultsOn('identity', groups('byMembership'), membershipUnchecked, { stage: 'rows', apply: asMember }),
    leakedField,
  ];
}

const roleUnchecked: FaultText = {
  name: 'role-unchecked',
  en: 'works for every member, not only for owner and admins',
  zh: '普通成员也能执行群主操作',
  defect: 'D89',
};

const membershipUnchecked: FaultText = {
  name: 'membership-unchecked',
  en: 'works for users who are not members',
  zh: '非群成员也能执行',
  defect: 'D87',
};

/** The caller has the place of the group's first member. */
function asMember(tx: Tx, { callerId, values }: StateContext): Tx {
  const roomId = values.roomId ?? roomByJid(tx, String(values.jid))?.id;
  const own = `${roomId}:${callerId}`;
  const first = tx.members.by.byRoom(String(roomId)).at(0);
  return overlay(tx, {
    members: withRows(tx.members, (key, row) =>
      row === undefined && key === own && first ? { ...first, userId: callerId } : row,
    ),
  });
}

const leakedField: Fault = fault(
  'identity',
  {
    name: 'password-shown',
    en: 'getUser: shows the hash of the password',
    zh: 'getUser：返回密码哈希',
    defect: 'D57',
    operations: ['getUser'],
  },
  {
    stage: 'answer',
    apply: answer =>
      isSuccess(answer)
        ? changeAt(answer, ['data'], 'all', data => ({
            ...(data as object),
            password: 'e10adc3949ba59abbe56e057f20f883e',
          }))
        : answer,
  },
);
