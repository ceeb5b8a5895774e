import type { WeatherReport } from '../weather/weather.ts';
import type { SignKind } from '../wire/sign.ts';

type Language = 'en' | 'zh';

/** A number and what it counts: one, many, and in Chinese. */
type Counted = readonly [one: string, many: string, zh: string];

const signs: Readonly<Record<SignKind, Counted>> = {
  limit: ['limit (429, 503)', 'limits (429, 503)', '次限流（429、503）'],
  gateway: ['gateway error (5xx)', 'gateway errors (5xx)', '次网关错误（5xx）'],
  cut: ['connection cut', 'connections cut', '次连接中断'],
  timeout: ['timeout', 'timeouts', '次超时'],
  unreachable: ['connection refused', 'connections refused', '次连接被拒'],
  refused: [
    'refusal without the envelope (401, 403)',
    'refusals without the envelope (401, 403)',
    '次网关拒绝（401、403）',
  ],
  redirect: ['redirect', 'redirects', '次重定向'],
  page: ['page instead of JSON', 'pages instead of JSON', '次返回网页'],
};
const again: Counted = ['request sent again', 'requests sent again', '个请求重发'],
  recovered: Counted = [
    'lost answer of a write that was done',
    'lost answers of writes that were done',
    '个写操作丢失响应但已完成',
  ];

/** A line of the weather, in Chinese. */
export function weatherInChinese(line: string): string {
  const said = [...Object.values(signs), again, recovered].flatMap(([one, many, zh]) => [
    [` ${many}`, ` ${zh}`],
    [` ${one}`, ` ${zh}`],
  ]);
  const counts = said.map(([english = '', zh = '']) => [english.replace(/[()]/g, '\\$&'), zh] as const);
  const all = [
    ...counts,
    ['nothing passed for ([\\d.]+) s', '共 $1 秒无响应'],
    ['slowed down to ([\\d.]+) requests a second', '降速到每秒 $1 个请求'],
  ] as const;
  return all.reduce(
    (done, [english, zh]) =>
      done
        .replace(new RegExp(`${english}, (?=\\d|nothing|slowed)`), `${zh}，`)
        .replace(new RegExp(`${english}$`), zh),
    line,
  );
}

/** The weather of a run in one line; empty where there was none. */
export function weatherLine(weather: WeatherReport, language: Language = 'en'): string {
  const say = (count: number, [one, many, zh]: Counted) =>
    language === 'zh' ? `${count} ${zh}` : `${count} ${count === 1 ? one : many}`;
  const parts = Object.entries(signs).flatMap(([kind, words]) => {
    const count = weather.counts[kind as SignKind] ?? 0;
    return count === 0 ? [] : [say(count, words)];
  });
  if (parts.length === 0) return '';
  if (weather.again > 0) parts.push(say(weather.again, again));
  if (weather.recovered > 0) parts.push(say(weather.recovered, recovered));
  const seconds = (weather.outMs / 1000).toFixed(1);
  if (weather.outMs >= 100)
    parts.push(language === 'zh' ? `共 ${seconds} 秒无响应` : `nothing passed for ${seconds} s`);
  if (weather.limitedTo !== undefined) {
    const rate = perSecond(weather.limitedTo);
    parts.push(language === 'zh' ? `降速到每秒 ${rate} 个请求` : `slowed down to ${rate} requests a second`);
  }
  return parts.join(language === 'zh' ? '，' : ', ');
}

/** Requests a second, for people. */
export function perSecond(rate: number): string {
  return rate >= 10 ? String(Math.round(rate)) : rate.toFixed(1).replace(/\.0$/, '');
}
