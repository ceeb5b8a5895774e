import type { Language } from '../../../base/language.ts';
import type { CheckReport, OperationReport, Undocumented, Unjudged, Unread } from '../check-report.ts';
import { valueIn } from './value-words.ts';
import { labelled, sayIn } from './words.ts';

/** What the contract does not know and what was never seen of it, as lines for a terminal. */
export function trafficLines(
  report: Pick<CheckReport, 'undocumented' | 'operations' | 'unread' | 'unjudged'>,
  language: Language = 'en',
): string[] {
  const { undocumented = [], operations, unjudged = [] } = report;
  const silent = new Set(unjudged.map(entry => (entry.kind === 'login' ? '' : entry.operation)));
  const known = undocumented.map(entry => {
    const kind = sayIn(`${entry.kind}Kind`, language);
    return `  ${kind.padEnd(9)}  ${entry.of === '' ? '' : `${entry.of} `}${entry.name}  ${seenText(entry, language)}`;
  });
  const called = operations.filter(({ requests }) => requests > 0);
  const unseen = called.flatMap(operation => unseenOf(operation, language));
  const uncalled = operations
    .filter(({ requests, operation }) => requests === 0 && !silent.has(operation))
    .map(({ operation }) => operation);
  const passed = unseenTexts(report, language);
  return [
    ...(passed.length > 0 ? [...passed, ''] : []),
    ...(known.length > 0 ? [labelled('undocumented', language), ...known, ''] : []),
    ...(unseen.length > 0 ? [labelled('neverSeen', language), ...unseen, ''] : []),
    ...(uncalled.length > 0 ? [labelled('neverCalled', language, uncalled.join(', ')), ''] : []),
  ];
}

/** How often something was seen, and when last. */
export function seenText({ count, last }: Undocumented, language: Language): string {
  const when = last?.slice(0, 16).replace('T', ' ');
  if (language === 'zh') return `出现 ${count} 次${when === undefined ? '' : `，最近 ${when}`}`;
  return `seen ${count === 1 ? 'once' : `${count} times`}${when === undefined ? '' : `, last ${when}`}`;
}

/** What of traffic nobody has looked at, a sentence each. */
export function unseenTexts(
  { unread = [], unjudged = [] }: Pick<CheckReport, 'unread' | 'unjudged'>,
  language: Language,
): string[] {
  return [
    ...unread.map(entry => unreadText(entry, language)),
    ...unjudged.map(entry => unjudgedText(entry, language)),
  ];
}

function unreadText({ why, connections }: Unread, language: Language): string {
  if (language === 'zh')
    return `注意：${connections} 个实时连接的消息未经读取直接通过，既不显示也不判断：${valueIn(why, 'zh')}。`;
  return `Note: of ${connections} live connection${connections === 1 ? '' : 's'} messages passed unread, neither shown nor judged: ${why}.`;
}

function unjudgedText(entry: Unjudged, language: Language): string {
  const { kind, count } = entry;
  const [is, one] = count === 1 ? (['was', 'it'] as const) : (['were', 'them'] as const);
  if (kind === 'login')
    return language === 'zh'
      ? `注意：有 ${count} 个请求没有令牌却得到了数据，但同类请求在录制中都没有令牌，可能是录制时去掉的，因此不判断。`
      : `Note: ${count} ${count === 1 ? 'request' : 'requests'} ${is} granted without a token, but no request like ${one} has one in the recording, which may have left tokens out; so this was not judged.`;
  const { operation, of } = entry;
  if (kind === 'answer')
    return language === 'zh'
      ? `注意：${operation} 的 ${of} 个请求中有 ${count} 个没有得到完整的响应。`
      : `Note: ${count} of ${of} requests to ${operation} ${is} not answered, or not wholly.`;
  return language === 'zh'
    ? `注意：${operation} 的 ${of} 个响应中有 ${count} 个没有可读取的内容，未判断。`
    : `Note: ${count} of ${of} answers of ${operation} had no content that can be read, and ${is} not judged.`;
}

function unseenOf(
  { operation, codes, parameters, properties }: OperationReport,
  language: Language,
): string[] {
  const silent = codes.filter(({ declared, seen }) => declared && seen === 0).map(({ code }) => code);
  const line = (what: 'parameters' | 'fields' | 'codes', names: readonly (string | number)[]) =>
    names.length === 0
      ? []
      : [
          language === 'zh'
            ? `  ${operation} ${sayIn(what, 'zh')}：${names.join('、')}`
            : `  ${operation} ${sayIn(what, 'en').toLowerCase()}: ${names.join(', ')}`,
        ];
  return [
    ...line('parameters', parameters.unseen),
    ...line('fields', gathered(properties.unseen, language)),
    ...line('codes', silent),
  ];
}

/** Names of a place, where all of more than this many are one line. */
const mostOfPlace = 4;

/** Fields that were not seen, those of one list or object together where they are many: `/data/friend/* (66 fields)`. */
function gathered(pointers: readonly string[], language: Language): string[] {
  const placeOf = (pointer: string) => {
    const row = pointer.indexOf('/*');
    return row < 0 ? pointer.slice(0, pointer.lastIndexOf('/')) : pointer.slice(0, row + 2);
  };
  const places = new Map<string, string[]>();
  for (const pointer of pointers) {
    const of = places.get(placeOf(pointer));
    if (of) of.push(pointer);
    else places.set(placeOf(pointer), [pointer]);
  }
  return [...places].flatMap(([place, of]) =>
    of.length > mostOfPlace
      ? [language === 'zh' ? `${place}（${of.length} 个字段）` : `${place} (${of.length} fields)`]
      : of,
  );
}
