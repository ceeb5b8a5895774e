import { isObject } from '../../base/json.ts';
import { isSuccess } from '../change-at.ts';
import { type FaultText, faultsOn } from '../family.ts';
import type { Fault, FaultContext } from '../fault.ts';
import type { GroupKey, OperationGroups } from '../operation-groups.ts';

interface EnvelopeFault extends FaultText {
  /** default: every operation that answers JSON */
  readonly on?: GroupKey;
  /** Changes the envelope in place. */
  readonly apply: (envelope: Record<string, unknown>, context: FaultContext) => void;
}

/** No server has this one. */
const unknownCode = 999;
/** A moment in the document's samples, milliseconds. */
const longAgo = 1614074769039;
const internal = 1020101;

const onSuccess = (change: (envelope: Record<string, unknown>, context: FaultContext) => void) => {
  return (envelope: Record<string, unknown>, context: FaultContext) => {
    if (isSuccess(envelope)) change(envelope, context);
  };
};
const onFailure = (change: (envelope: Record<string, unknown>, context: FaultContext) => void) => {
  return (envelope: Record<string, unknown>, context: FaultContext) => {
    if (!isSuccess(envelope)) change(envelope, context);
  };
};

const kinds: readonly EnvelopeFault[] = [
  {
    name: 'code-as-text',
    en: 'resultCode as a string',
    zh: 'resultCode 为字符串',
    defect: 'D42',
    apply: envelope => {
      envelope.resultCode = String(envelope.resultCode);
    },
  },
  {
    name: 'no-code',
    en: 'no resultCode',
    zh: '没有 resultCode',
    defect: 'D23',
    apply: envelope => {
      delete envelope.resultCode;
    },
  },
  {
    name: 'success-is-zero',
    en: 'resultCode 0 for a success',
    zh: '成功时 resultCode 为 0',
    defect: 'D38',
    apply: onSuccess(envelope => {
      envelope.resultCode = 0;
    }),
  },
  {
    name: 'success-with-failure-code',
    en: 'a success with its data, but the result code of a failure',
    zh: '成功的数据配上失败的 resultCode',
    defect: 'D37',
    apply: onSuccess(envelope => {
      envelope.resultCode = internal;
      envelope.resultMsg = '接口内部异常';
      envelope.detailMsg = '';
    }),
  },
  {
    name: 'undeclared-code',
    en: `failures with the code ${unknownCode}, which is not declared`,
    zh: `失败时返回未声明的 ${unknownCode}`,
    defect: 'D38',
    on: 'failing',
    apply: onFailure(envelope => {
      envelope.resultCode = unknownCode;
    }),
  },
  {
    name: 'failure-as-success',
    en: 'failures answered with resultCode 1 and nothing else',
    zh: '失败时仍返回 resultCode 1',
    defect: 'D37',
    on: 'failing',
    apply: onFailure(envelope => {
      for (const name of Object.keys(envelope)) delete envelope[name];
      Object.assign(envelope, { currentTime: Date.now(), resultCode: 1 });
    }),
  },
  {
    name: 'other-code',
    en: 'failures with the code of another failure',
    zh: '失败时返回另一种结果码',
    defect: 'D36',
    on: 'apiFailing',
    apply: onFailure((envelope, { operation }) => {
      const codes = Object.values(operation.resultCodes).map(({ code }) => code);
      envelope.resultCode = codes.find(code => code !== envelope.resultCode) ?? internal;
    }),
  },
  {
    name: 'no-message',
    en: 'failures without resultMsg',
    zh: '失败时没有 resultMsg',
    defect: 'D41',
    on: 'failing',
    apply: onFailure(envelope => {
      delete envelope.resultMsg;
    }),
  },
  {
    name: 'time-frozen',
    en: 'the same currentTime in every answer',
    zh: 'currentTime 永远不变',
    defect: 'D45',
    on: 'api',
    apply: onSuccess(envelope => {
      envelope.currentTime = longAgo;
    }),
  },
  {
    name: 'time-in-seconds',
    en: 'currentTime in seconds',
    zh: 'currentTime 单位为秒',
    defect: 'D46',
    on: 'api',
    apply: onSuccess(envelope => {
      envelope.currentTime = Math.floor(Number(envelope.currentTime) / 1000);
    }),
  },
  {
    name: 'no-time',
    en: 'no currentTime',
    zh: '没有 currentTime',
    defect: 'D45',
    on: 'api',
    apply: onSuccess(envelope => {
      delete envelope.currentTime;
    }),
  },
  {
    name: 'stack-trace',
    en: 'failures with a stack trace in detailMsg',
    zh: '失败时 detailMsg 泄露堆栈',
    defect: 'D20',
    on: 'apiFailing',
    apply: onFailure(envelope => {
      envelope.detailMsg =
        'java.lang.NullPointerException\n\tat com.example.im.api.AbstractController.handle(AbstractController.java:42)';
    }),
  },
];

/** What can be wrong around the data: codes, messages, the server's time. */
export function envelopeFaults(groups: OperationGroups): Fault[] {
  return kinds.flatMap(({ on = 'json', apply, ...text }) =>
    faultsOn('envelope', groups(on), text, {
      stage: 'answer',
      apply: (answer, context) => {
        if (isObject(answer)) apply(answer, context);
        return answer;
      },
    }),
  );
}
