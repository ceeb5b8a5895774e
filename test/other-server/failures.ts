/** Who refuses decides which fields the answer has (server facts 1.3). */
type RefusedBy = 'token filter' | 'controller' | 'advice';

interface Failure {
  readonly code: number;
  readonly text: string;
  readonly by: RefusedBy;
}

/** Every way in which a request fails, with its code (server facts 1.4 to 1.6). */
export const failures = {
  'token-missing': { code: 1030101, text: '缺少访问令牌', by: 'token filter' },
  'token-invalid': { code: 1030102, text: '访问令牌过期或无效', by: 'token filter' },
  'parameter-invalid': { code: 1010101, text: '请求参数验证失败，缺少必填参数或参数错误', by: 'advice' },
  'parameter-checked': { code: 1010101, text: '请求参数验证失败，缺少必填参数或参数错误', by: 'controller' },
  'parameter-lacking': { code: 1010102, text: '缺少请求参数', by: 'controller' },
  internal: { code: 1020101, text: '接口内部异常', by: 'advice' },
  failed: { code: 0, text: '接口调用失败', by: 'controller' },
  'no-permission': { code: 10111, text: '权限不足', by: 'controller' },
  'no-such-user': { code: 100211, text: '用户不存在', by: 'controller' },
  'room-locked': { code: 100401, text: '该群组已被后台锁定', by: 'controller' },
  'too-many-for-limit': { code: 100402, text: '最大人数不能低于当前人数', by: 'controller' },
  'name-an-owner': { code: 100403, text: '请指定新群主', by: 'controller' },
  'owner-already': { code: 100404, text: '不能转让群组给自己', by: 'controller' },
  'target-no-member': { code: 100405, text: '对方不是群成员不能转让', by: 'controller' },
  'not-a-friend': { code: 100407, text: '不是好友不能邀请', by: 'controller' },
  'not-in-room': { code: 100409, text: '该成员不在群组中', by: 'controller' },
  'owner-stays': { code: 100410, text: '不能移出群主', by: 'controller' },
  'room-missing': { code: 100411, text: '房间不存在', by: 'controller' },
  'consent-needed': { code: 100421, text: '邀请群成员需要群主同意', by: 'controller' },
  'room-full': { code: 100423, text: '群成员已达上限', by: 'controller' },
  'friend-yourself': { code: 100501, text: '不能添加自己', by: 'controller' },
  'friends-already': { code: 100512, text: '对方已经是你的好友', by: 'controller' },
} as const satisfies Record<string, Failure>;

export type FailureName = keyof typeof failures;

/** Ends a request with one of the failures; `detail` is what the advice adds for developers. */
export class Refusal extends Error {
  readonly failure: FailureName;
  readonly detail;

  constructor(failure: FailureName, detail = '') {
    super(failure);
    this.failure = failure;
    this.detail = detail;
  }
}

/** The body of a failed request, with exactly the fields its origin gives it (server facts 1.3). */
export function failureBody({ failure, detail }: Refusal, currentTime: number): Record<string, unknown> {
  const { code: resultCode, text: resultMsg, by } = failures[failure];
  if (by === 'token filter') return { resultCode, resultMsg };
  if (by === 'advice') return { detailMsg: detail, resultCode, resultMsg };
  return { currentTime, resultCode, resultMsg };
}
