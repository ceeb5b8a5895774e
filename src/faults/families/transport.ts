import { type FaultText, faultsOn } from '../family.ts';
import type { Fault, FaultContext } from '../fault.ts';
import type { OperationGroup, OperationGroups } from '../operation-groups.ts';
import { type Reply, withBody, withHeader } from '../reply.ts';

interface Transport extends FaultText {
  /** default: every operation */
  readonly on?: 'json' | 'samples';
  readonly apply: (reply: Reply, context: FaultContext) => Reply;
}

const page = '<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>';
const text = (reply: Reply) => reply.body.toString('utf8');

/** Longer than a mock may take for an answer, shorter than any client waits; milliseconds. */
const slow = 1500;
/** What stands for every operation where a fault is the same for each and takes seconds to notice. */
const samples: OperationGroup = {
  name: { en: 'three operations that stand for all', zh: '选作代表的三个接口' },
  operations: ['getUser', 'search', 'getFile'],
};

const transports: readonly Transport[] = [
  {
    name: 'status-500',
    en: 'HTTP status 500 with the correct body',
    zh: 'HTTP 状态 500，内容正确',
    defect: 'D01',
    apply: reply => ({ ...reply, status: 500 }),
  },
  {
    name: 'status-404',
    en: 'HTTP status 404 with the correct body',
    zh: 'HTTP 状态 404，内容正确',
    defect: 'D39',
    on: 'json',
    apply: reply => ({ ...reply, status: 404 }),
  },
  {
    name: 'bad-gateway',
    en: 'HTTP status 502 with an HTML page of a proxy',
    zh: '代理返回 502 网页',
    defect: 'D02',
    apply: reply => withBody(withHeader({ ...reply, status: 502 }, 'Content-Type', 'text/html'), page),
  },
  {
    name: 'page',
    en: 'HTTP status 200 with an HTML page, such as a login page',
    zh: '状态 200，但返回 HTML 网页',
    defect: 'D03',
    apply: reply => withBody(withHeader(reply, 'Content-Type', 'text/html;charset=UTF-8'), page),
  },
  {
    name: 'content-type',
    en: 'JSON sent as text/plain',
    zh: 'JSON 以 text/plain 发送',
    defect: 'D04',
    on: 'json',
    apply: reply => withHeader(reply, 'Content-Type', 'text/plain;charset=UTF-8'),
  },
  {
    name: 'no-content-type',
    en: 'no Content-Type',
    zh: '没有 Content-Type',
    defect: 'D05',
    apply: reply => withHeader(reply, 'Content-Type', undefined),
  },
  {
    name: 'charset',
    en: 'declared and sent as ISO-8859-1 instead of UTF-8',
    zh: '字符集不是 UTF-8',
    defect: 'D06',
    on: 'json',
    apply: reply =>
      withHeader(
        withBody(reply, Buffer.from(text(reply), 'latin1')),
        'Content-Type',
        'application/json;charset=ISO-8859-1',
      ),
  },
  {
    name: 'truncated',
    en: 'the connection is closed in the middle of the body',
    zh: '响应内容传到一半断开',
    defect: 'D07',
    apply: reply => ({ ...reply, cutAfter: Math.max(1, Math.floor(reply.body.length / 2)) }),
  },
  {
    name: 'half-body',
    en: 'half of the body, with a Content-Length to match',
    zh: '响应内容只有一半',
    defect: 'D07',
    apply: reply => withBody(reply, reply.body.subarray(0, Math.floor(reply.body.length / 2))),
  },
  {
    name: 'closed',
    en: 'the connection is closed without an answer',
    zh: '连接被关闭，没有响应',
    defect: 'D07',
    apply: reply => ({ ...reply, cutAfter: 0 }),
  },
  {
    name: 'empty',
    en: 'HTTP status 200 without a body',
    zh: '状态 200，没有内容',
    defect: 'D14',
    apply: reply => withBody(reply, ''),
  },
  {
    name: 'garbage-after',
    en: 'a second document after the JSON',
    zh: 'JSON 后面还有多余内容',
    defect: 'D08',
    on: 'json',
    apply: reply => withBody(reply, `${text(reply)}{"ok":true}`),
  },
  {
    name: 'byte-order-mark',
    en: 'a byte order mark before the JSON',
    zh: 'JSON 前有 BOM',
    defect: 'D08',
    on: 'json',
    apply: reply => withBody(reply, `\uFEFF${text(reply)}`),
  },
  {
    name: 'duplicate-key',
    en: 'resultCode twice in one object',
    zh: '同一对象中 resultCode 重复',
    defect: 'D09',
    on: 'json',
    apply: reply => withBody(reply, text(reply).replace(/^\{/, '{"resultCode":1,')),
  },
  {
    name: 'double-encoded',
    en: 'JSON encoded twice, as a string',
    zh: 'JSON 被编码两次',
    defect: 'D11',
    on: 'json',
    apply: reply => withBody(reply, JSON.stringify(text(reply))),
  },
  {
    name: 'content-encoding',
    en: 'Content-Encoding gzip on a body that is not compressed',
    zh: '声明 gzip 但内容未压缩',
    defect: 'D15',
    apply: reply => withHeader(reply, 'Content-Encoding', 'gzip'),
  },
  {
    name: 'redirect',
    en: 'a redirect to a login page',
    zh: '重定向到登录页',
    defect: 'D16',
    apply: reply =>
      withBody(withHeader({ ...reply, status: 302 }, 'Location', 'http://127.0.0.1:9/login'), ''),
  },
  {
    name: 'no-cors',
    en: 'no CORS headers',
    zh: '没有 CORS 响应头',
    defect: 'D17',
    on: 'json',
    apply: reply => ({
      ...reply,
      headers: reply.headers.filter(([name]) => !/^access-control-/i.test(name)),
    }),
  },
  {
    name: 'slow-first-byte',
    en: `the first byte after ${slow} ms`,
    zh: `${slow} 毫秒后才有第一个字节`,
    defect: 'D98',
    on: 'samples',
    apply: reply => ({ ...reply, firstByteAfter: slow }),
  },
  {
    name: 'slow-body',
    en: `the body in ten pieces, ${slow / 10} ms apart`,
    zh: '响应内容分十次慢慢发送',
    defect: 'D98',
    on: 'samples',
    apply: reply => ({ ...reply, pieceEvery: slow / 10 }),
  },
];

/** What can go wrong between server and client, on every operation. */
export function transportFaults(groups: OperationGroups): Fault[] {
  return transports.flatMap(({ on, apply, ...text }) => {
    const group = on === 'samples' ? samples : groups(on ?? 'all');
    return faultsOn('transport', group, text, { stage: 'bytes', apply });
  });
}
