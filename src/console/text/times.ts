/** `12:34:56.789` of a moment in milliseconds, in the reader's own time zone. */
export function clockTime(ms: number): string {
  const time = new Date(ms);
  return `${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}.${String(time.getMilliseconds()).padStart(3, '0')}`;
}

/** `2021-03-04 12:34:56`, in the reader's own time zone. */
export function dateTime(ms: number): string {
  const time = new Date(ms);
  if (Number.isNaN(time.getTime())) return '';
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())} ${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}`;
}

const units = { en: { minute: 'min', hour: 'h', day: 'd' }, zh: { minute: '分钟', hour: '小时', day: '天' } };

/** A duration as people say it: `340 ms`, `2.5 s`, `3 h 20 min`, `2 d`; in Chinese `3 小时 20 分钟`. */
export function duration(ms: number, language: keyof typeof units = 'en'): string {
  const { minute, hour, day } = units[language];
  const size = Math.abs(ms);
  const sign = ms < 0 ? '−' : '';
  if (size < 1000) return `${sign}${size < 10 ? size.toFixed(1) : Math.round(size)} ms`;
  if (size < 60_000) return `${sign}${trimmed(size / 1000)} s`;
  if (size < 3_600_000) return `${sign}${trimmed(size / 60_000)} ${minute}`;
  if (size < 86_400_000) {
    const minutes = Math.round((size % 3_600_000) / 60_000);
    return `${sign}${Math.floor(size / 3_600_000)} ${hour}${minutes > 0 ? ` ${minutes} ${minute}` : ''}`;
  }
  return `${sign}${trimmed(size / 86_400_000)} ${day}`;
}

function trimmed(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
