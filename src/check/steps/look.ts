import type { Path } from './step.ts';

/** What an answer is looked at with. */
export interface LookContext {
  /** Values that stand for the names of a template, the longest first. */
  readonly symbols: readonly (readonly [name: string, value: string])[];
  /** Numbers of the texts that the steps have sent; other texts of the run are those of others. */
  readonly texts: readonly string[];
  /** The server's time, milliseconds. */
  readonly now: number;
}

/**
 * Looks at answers in the same way when a run writes down what it saw and when a script looks whether it is there
 * again. It stands in those scripts as it is, so it may use nothing from outside of itself.
 */
export function look({ symbols: given, texts, now }: LookContext) {
  const hour = 3_600_000;
  // Short values stand in other texts by chance.
  const symbols = given
    .filter(([, value]) => value.length >= 5 || /^[^ -~]{2,}$/.test(value))
    .sort(([, one], [, other]) => other.length - one.length);
  /** A text as a template. */
  const named = (text: string): string => {
    let done = text;
    for (const [name, value] of symbols) done = done.replaceAll(value, `{{${name}}}`);
    return done
      .replace(/imapi-check-[0-9a-f]{8}[^"\\{]*/g, '<text>')
      .replace(/\{\{marker\}\}-(\d+) [^"\\{]*/g, (text, number) =>
        texts.includes(number) ? text : '<text>',
      );
  };
  /** A time tells its unit and how far from now it is, in hours. */
  const timed = (value: number): unknown => {
    const unit = value >= 1e8 && value < 1e10 ? 1000 : value >= 1e11 && value < 1e13 ? 1 : 0;
    if (unit === 0) return value;
    const hours = Math.round((value * unit - now) / hour) + 0;
    const far = hours < 0 ? 'past' : 'future';
    return `<${unit === 1 ? 'ms' : 's'} ${Math.abs(hours) > 48 ? far : `${hours} h`}>`;
  };
  /** A value of an answer as it is compared: whose it is matters, which number it has got this time does not. */
  const plain = (value: unknown): unknown => {
    if (typeof value === 'number') {
      const symbol = symbols.find(([, own]) => own === String(value));
      return symbol ? `{{${symbol[0]}}}` : timed(value);
    }
    if (typeof value !== 'string') return value;
    if (value.startsWith('{')) {
      try {
        return JSON.stringify(own(JSON.parse(value)));
      } catch {
        // A text that only begins like JSON.
      }
    }
    const text = named(value);
    return /^(?=.*\d)[0-9a-f-]{20,}$|^\d{15,}$/i.test(text) ? '<id>' : text;
  };
  const isOwn = (value: unknown): boolean => {
    if (Array.isArray(value)) return value.some(isOwn);
    if (typeof value === 'object' && value !== null) return Object.values(value).some(isOwn);
    return (typeof value === 'string' || typeof value === 'number') && String(plain(value)).includes('{{');
  };
  /** What is left where rows of others are left out; where there are texts, those without a text of the steps. */
  const own = (value: unknown): unknown => {
    if (Array.isArray(value)) {
      const written = value.filter(row => /\{\{marker|<text>/.test(named(JSON.stringify(row) ?? '')));
      const mine = written.filter(row => named(JSON.stringify(row)).includes('{{marker'));
      return (written.length > 0 ? mine : value.filter(isOwn)).map(own);
    }
    if (typeof value !== 'object' || value === null) return plain(value);
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, own(part)]));
  };
  /** What stands at the end of a way; the last part of one may be the path of an address. */
  const at = (value: unknown, path: Path): unknown => {
    let here = value;
    for (const step of path) {
      if (typeof step === 'object' && typeof here === 'string') here = new URL(here).pathname;
      else if (typeof step === 'object') {
        const [[name, wanted] = ['', '']] = Object.entries(step);
        const rows = Array.isArray(here) ? here : [];
        here = rows.find(row => String(plain(row?.[name])) === wanted);
      } else here = (here as Record<string, unknown> | null | undefined)?.[step];
    }
    return here;
  };
  /** Where texts stand in an answer, in its order. */
  const order = (answer: unknown, of: readonly string[]): number[] => {
    const template = named(JSON.stringify(answer) ?? '');
    const texts = of.map(text => JSON.stringify(text).slice(1, -1));
    const found: { index: number; place: number }[] = [];
    for (const [index, wanted] of texts.entries()) {
      for (let place = template.indexOf(wanted); place >= 0; place = template.indexOf(wanted, place + 1))
        // Part of a longer text is another text.
        if (!texts.some(other => other.length > wanted.length && template.startsWith(other, place)))
          found.push({ index, place });
    }
    return found.sort((one, other) => one.place - other.place).map(({ index }) => index);
  };
  /** Status, headers that an app can tell, and the bytes, in one text. */
  const head = (status: number, headers: Readonly<Record<string, string>>, digest: string): string => {
    const told = Object.entries(headers)
      .filter(([name]) => /^(?:access-control-.*|content-type|cache-control|expires)$/.test(name))
      .map(([name, value]) => {
        const time = name === 'expires' ? Date.parse(value) : Number.NaN;
        return `${name}: ${Number.isNaN(time) ? value : timed(time)}`;
      });
    return [status, ...told.sort(), digest].join('\n');
  };
  return { named, plain, isOwn, own, at, order, head };
}
