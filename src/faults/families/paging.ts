import type { OperationId, PagedOperationId } from '../../spec/operation.ts';
import { type FaultText, fault, faultsOn, madeFor } from '../family.ts';
import type { BoundValues, Fault, RowsContext } from '../fault.ts';
import type { GroupKey, OperationGroups } from '../operation-groups.ts';

interface ValueChange extends FaultText {
  /** A group, or the one operation that has such a parameter. */
  readonly on: GroupKey | { readonly only: OperationId };
  readonly apply: (values: BoundValues, see: RowsContext) => BoundValues;
}

const number = (values: BoundValues, name: string) => Number(values[name] ?? 0);

const changes: readonly ValueChange[] = [
  {
    name: 'index-ignored',
    en: 'every page is the first page',
    zh: '忽略页码，总是第一页',
    defect: 'D58',
    on: 'paged',
    apply: values => ({ ...values, pageIndex: Math.min(0, number(values, 'pageIndex')) }),
  },
  {
    name: 'index-from-one',
    en: 'pages are counted from 1, so the first comes twice',
    zh: '页码从 1 开始，第一页出现两次',
    defect: 'D58',
    on: 'paged',
    apply: values =>
      number(values, 'pageIndex') > 0 ? { ...values, pageIndex: number(values, 'pageIndex') - 1 } : values,
  },
  {
    name: 'first-page-skipped',
    en: 'every page is the next page',
    zh: '页码偏一，第一页丢失',
    defect: 'D58',
    on: 'paged',
    apply: values =>
      number(values, 'pageIndex') >= 0 ? { ...values, pageIndex: number(values, 'pageIndex') + 1 } : values,
  },
  {
    name: 'size-ignored',
    en: 'pageSize is ignored, all rows come',
    zh: '忽略每页数量，返回全部',
    defect: 'D51',
    on: 'sized',
    apply: values => (number(values, 'pageSize') > 0 ? { ...values, pageSize: 0, pageIndex: 0 } : values),
  },
  {
    name: 'one-more',
    en: 'a page has one row more than asked for',
    zh: '每页多返回一行',
    defect: 'D51',
    on: 'sized',
    apply: values =>
      number(values, 'pageSize') > 0 ? { ...values, pageSize: number(values, 'pageSize') + 1 } : values,
  },
  {
    name: 'one-fewer',
    en: 'a page has one row fewer than asked for',
    zh: '每页少返回一行',
    defect: 'D59',
    on: 'sized',
    apply: values =>
      number(values, 'pageSize') > 1 ? { ...values, pageSize: number(values, 'pageSize') - 1 } : values,
  },
  {
    name: 'last-page-repeated',
    en: 'a page past the end is the last page again',
    zh: '超出范围时重复最后一页',
    defect: 'D60',
    on: 'paged',
    apply: (values, see) => {
      const size = number(values, 'pageSize');
      const total = rowCount(see);
      if (size <= 0 || total === 0) return values;
      const last = Math.ceil(total / size) - 1;
      return { ...values, pageIndex: Math.min(number(values, 'pageIndex'), last) };
    },
  },
  {
    name: 'zero-is-none',
    en: 'pageSize 0 gives no rows instead of all',
    zh: '每页数量 0 返回空列表',
    defect: 'D61',
    on: 'sized',
    apply: values => (number(values, 'pageSize') === 0 ? { ...values, pageSize: -1 } : values),
  },
  {
    name: 'start-ignored',
    en: 'startTime is ignored',
    zh: '忽略开始时间',
    defect: 'D62',
    on: 'windowed',
    apply: values => ({ ...values, startTime: 0 }),
  },
  {
    name: 'end-ignored',
    en: 'endTime is ignored',
    zh: '忽略结束时间',
    defect: 'D62',
    on: 'windowed',
    apply: values => ({ ...values, endTime: 0 }),
  },
  {
    name: 'window-swapped',
    en: 'startTime and endTime are swapped',
    zh: '开始时间与结束时间对调',
    defect: 'D66',
    on: 'windowed',
    apply: values => ({ ...values, startTime: values.endTime ?? 0, endTime: values.startTime ?? 0 }),
  },
  {
    name: 'keyword-ignored',
    en: 'the keyword is ignored',
    zh: '忽略关键字',
    defect: 'D62',
    on: 'filtered',
    apply: values => ({ ...values, keyword: '' }),
  },
  {
    name: 'keyword-finds-nothing',
    en: 'a keyword finds nothing',
    zh: '带关键字查不到任何结果',
    defect: 'D64',
    on: 'filtered',
    apply: values => (values.keyword ? { ...values, keyword: `${values.keyword}\u0000` } : values),
  },
  {
    name: 'type-ignored',
    en: 'type is ignored: own and joined groups come together',
    zh: '忽略 type，不区分我创建与我加入的群',
    defect: 'D62',
    on: { only: 'listRooms' },
    apply: values => ({ ...values, type: 0 }),
  },
  {
    name: 'type-swapped',
    en: 'type is swapped: own groups come for joined ones and the reverse',
    zh: '我创建与我加入的群对调',
    defect: 'D62',
    on: { only: 'listRooms' },
    apply: values => {
      const type = number(values, 'type');
      return type === 1 || type === 2 ? { ...values, type: 3 - type } : values;
    },
  },
  {
    name: 'status-ignored',
    en: 'status is ignored',
    zh: '忽略好友状态',
    defect: 'D62',
    on: { only: 'listFriends' },
    apply: values => ({ ...values, status: 2 }),
  },
  {
    name: 'control-messages-listed',
    en: 'maxType is ignored, so recalls and the like are listed',
    zh: '忽略 maxType，返回撤回等控制消息',
    defect: 'D62',
    on: { only: 'listMessages' },
    apply: values => ({ ...values, maxType: 0 }),
  },
  {
    name: 'first-letter',
    en: 'searches for the first letter only',
    zh: '只按第一个字搜索',
    defect: 'D62',
    on: { only: 'search' },
    apply: values => ({ ...values, content: [...String(values.content ?? '')].slice(0, 1).join('') }),
  },
  {
    name: 'whole-text-only',
    en: 'finds only what equals the text searched for',
    zh: '只找到完全相同的内容',
    defect: 'D64',
    on: { only: 'search' },
    apply: values => ({ ...values, content: ` ${values.content ?? ''} ` }),
  },
];

/** How many rows the list of an operation has in all, where it comes in pages. */
const rowCounts: Readonly<Record<PagedOperationId, (see: RowsContext) => number>> = {
  listFriends: ({ view, callerId, values }) =>
    view.friends.by.byUserStatus(`${callerId}:${values.status ?? 2}`).size,
  listRooms: ({ view, callerId }) => view.members.by.byUser(String(callerId)).size,
  listGroupMessages: ({ view, values }) => view.groupMessages.by.byRoom(String(values.roomId)).size,
  getRoom: ({ view, values }) => view.members.by.byRoom(String(values.roomId)).size,
  listNotices: ({ view, values }) => view.notices.by.byRoom(String(values.roomId)).size,
  listMessages: ({ view, callerId, values }) =>
    view.messages.by.byConversation(`${callerId}:${values.receiver ?? ''}`).size,
};

function rowCount(see: RowsContext): number {
  const { id } = see.operation;
  return id in rowCounts ? rowCounts[id as PagedOperationId](see) : 0;
}

/** Lists that ignore or mix up the parameters of the request. */
export function pagingFaults(groups: OperationGroups): Fault[] {
  return changes.flatMap(({ on, apply, ...text }) => {
    const injection = { stage: 'parameters', apply } as const;
    return typeof on === 'string'
      ? faultsOn('paging', groups(on), text, injection)
      : [fault('paging', madeFor(on.only, text), injection)];
  });
}
