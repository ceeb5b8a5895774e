/** One result code the API can answer besides 1, with the texts the server shows for it. */
export interface ResultCode {
  /** The number in `resultCode`. */
  readonly code: number;
  /** Shown when the caller's `language` is `zh`, the server's default, or is not given. */
  readonly zh: string;
  /** Its text in English. */
  readonly en: string;
}

const table = {
  noPermission: [10111, '权限不足', 'Permission denied'],
  uploadFailed: [-1, '文件上传失败', 'The upload failed'],
  userMissing: [100211, '用户不存在', 'The user does not exist'],
  roomLocked: [100401, '该群组已被后台锁定', 'The group is locked by the back office'],
  limitBelowMembers: [
    100402,
    '群人数上限不能低于当前成员数',
    'The limit is below the present number of members',
  ],
  newOwnerMissing: [100403, '请指定新群主', 'Name the new owner'],
  transferToSelf: [100404, '不能转让群组给自己', 'A group cannot be transferred to its own owner'],
  transferToOutsider: [100405, '对方不是群成员 不能转让', 'The target is not a member of the group'],
  muteOwner: [100406, '不能禁言群主', 'The owner cannot be muted'],
  inviteNotFriend: [100407, '不是好友不能邀请', 'Only a friend can be invited'],
  memberMissing: [100409, '该成员不在群组中', 'That member is not in the group'],
  removeOwner: [100410, '不能移出群主', 'The owner cannot be removed'],
  roomMissing: [100411, '房间不存在', 'The room does not exist'],
  adminOwner: [100412, '群主不能设为管理员', 'The owner cannot be made an admin'],
  inviteNeedsOwner: [100421, '邀请群成员 需要群主同意', 'Inviting members needs the consent of the owner'],
  roomFull: [100423, '群成员人数已达上限', 'The group has reached its member limit'],
  addSelf: [100501, '不能添加自己', 'You cannot add yourself'],
  alreadyFriend: [100512, '对方已经是你的好友', 'That user already is your friend'],
  parameterInvalid: [
    1010101,
    '请求参数验证失败，缺少必填参数或参数错误',
    'Parameter check failed: a required parameter is missing or wrong',
  ],
  parameterLacking: [1010102, '缺少请求参数', 'A request parameter is lacking'],
  internal: [1020101, '接口内部异常', 'Internal error'],
  tokenMissing: [1030101, '缺少访问令牌', 'The access token is missing'],
  tokenInvalid: [1030102, '访问令牌过期或无效', 'The access token is expired or invalid'],
} as const satisfies Record<string, readonly [number, string, string]>;

/** The name this project gives to a failure, e.g. `roomMissing`. */
export type FailureName = keyof typeof table;

/**
 * Every failure the API can answer: the one table that the contract, the mock, the docs and their tests share.
 * Codes and the four fixed texts are server facts 1.4 to 1.6; the other texts depend on the deployment.
 */
export const resultCodes = Object.fromEntries(
  Object.entries(table).map(([name, [code, zh, en]]) => [name, { code, zh, en }]),
) as { readonly [Name in FailureName]: ResultCode & { readonly code: (typeof table)[Name][0] } };

const byCode = new Map<number, ResultCode>(Object.values(resultCodes).map(entry => [entry.code, entry]));

/** The entry of a numeric result code, or undefined when the contract has no such failure. */
export function resultCode(code: number): ResultCode | undefined {
  return byCode.get(code);
}

/** Thrown by an operation that refuses: carries the result code the answer will have. */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure';
  /** The result code that the operation fails with. */
  readonly resultCode: ResultCode;

  /** @param failure by its name in this table, or one that is not in it */
  constructor(failure: FailureName | ResultCode) {
    const resultCode = typeof failure === 'string' ? resultCodes[failure] : failure;
    super(`${resultCode.code} ${resultCode.en}`);
    this.resultCode = resultCode;
  }
}

/** Refuses the operation in hand with one of the coded failures. */
export function refuse(failure: FailureName | ResultCode): never {
  throw new ApiFailure(failure);
}
