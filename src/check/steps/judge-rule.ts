import type { look } from './look.ts';
import type { Proof } from './step.ts';

/** An answer as a script has it. */
export interface JudgedAnswer {
  /** 0 where no whole answer came. */
  readonly status: number;
  readonly seconds: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly isUtf8: boolean;
  /** What the bytes come to, as in a sight. */
  readonly digest: string;
  readonly json: unknown;
}

/** A rule of the contract that an answer has broken. */
export interface BrokenRule {
  readonly rule: string;
  /** Where, with stars for the numbers of rows; behind a `#` inside of JSON text. */
  readonly pointer: string;
  /** What openapi.yaml says there. */
  readonly wants: unknown;
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * Whether an answer breaks a rule of the contract as it did. It stands in scripts as it is, so it may use nothing from
 * outside of itself.
 * @param answers those of all steps, by number
 */
export function judgeRule(
  answers: readonly (JudgedAnswer | undefined)[],
  step: number,
  proof: Proof,
  { rule, pointer, wants, parameters }: BrokenRule,
  looking: (answer: JudgedAnswer) => ReturnType<typeof look>,
): boolean {
  type Row = Readonly<Record<string, unknown>>;
  const answer = answers[step];
  if (!answer) return false;
  const { json, text, status, headers } = answer;
  const code = (json as Row | null | undefined)?.resultCode;
  const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
  if ('code' in proof && !same(code ?? null, proof.code)) return false;

  // Every place that a pointer with stars leads to, with what it stands in.
  const places: { holder: Row; key: string; value: unknown; row: unknown }[] = [];
  const walk = (value: unknown, path: string, row: unknown): void => {
    const [, step = '', rest = ''] = /^\/([^/#]*)(.*)$/s.exec(path) ?? [];
    if (typeof value !== 'object' || value === null) return;
    for (const key of step === '*'
      ? Object.keys(value)
      : [step.replaceAll('~1', '/').replaceAll('~0', '~')]) {
      const part = (value as Row)[key];
      if (rest === '') places.push({ holder: value as Row, key, value: part, row });
      else if (rest.startsWith('#')) {
        try {
          const inner: unknown = JSON.parse(String(part));
          if (rest === '#') places.push({ holder: value as Row, key, value: inner, row: value });
          else walk(inner, rest.slice(1), value);
        } catch {
          // Another rule says that this is no JSON.
        }
      } else walk(part, rest, Array.isArray(value) ? part : row);
    }
  };
  if (pointer === '') places.push({ holder: {}, key: '', value: json, row: json });
  else walk(json, pointer, json);
  const some = (is: (value: unknown, place: (typeof places)[number]) => boolean) =>
    places.some(place => is(place.value, place));
  const present = some((_, { holder, key }) => Object.hasOwn(holder, key));
  const field = (row: unknown, path: string) =>
    path.split('.').reduce<unknown>((here, name) => (here as Row | null | undefined)?.[name], row);
  const wanted = (wants ?? {}) as Row;
  const { plain } = looking(answer);
  const typeOf = (value: unknown) =>
    value === null
      ? 'null'
      : Array.isArray(value)
        ? 'array'
        : Number.isInteger(value)
          ? 'integer'
          : typeof value;
  const fits = (value: unknown, type: unknown) =>
    typeOf(value) === type || (type === 'number' && typeof value === 'number');
  const number = (value: unknown) => typeof value === 'number';

  switch (rule) {
    case 'type':
      return some(
        value => value !== undefined && ![wants ?? 'object'].flat().some(type => fits(value, type)),
      );
    case 'required':
    case 'vanished':
    case 'absent-in-some':
      return some((_, { holder, key }) => !Object.hasOwn(holder, key));
    case 'absent':
    case 'undeclared':
    case 'private-field':
    case 'private-value':
    case 'private-phone':
      return present;
    case 'payment-password':
      return some(value => String(value ?? '').length >= 6);
    case 'const':
      return some(value => value !== undefined && !same(value, wants));
    case 'enum':
      return some(value => value !== undefined && ![wants].flat().some(one => same(one, value)));
    case 'pattern':
      return some(value => typeof value === 'string' && !new RegExp(String(wants), 'u').test(value));
    case 'format':
      return some(value => number(value) && !(wants === 'double' || Number.isSafeInteger(value)));
    case 'minimum':
      return some(value => number(value) && Number(value) < Number(wants));
    case 'maximum':
      return some(value => number(value) && Number(value) > Number(wants));
    case 'maxProperties':
      return some(
        value => typeof value === 'object' && value !== null && Object.keys(value).length > Number(wants),
      );
    case 'contentSchema':
      return some(value => {
        try {
          JSON.parse(String(value));
          return false;
        } catch {
          return true;
        }
      });
    case 'x-unit': {
      const [least, most] = wanted.unit === 's' ? [1e8, 1e10] : [1e11, 1e13];
      return some(
        value =>
          number(value) && value !== 0 && value !== -1 && !(Number(value) >= least && Number(value) < most),
      );
    }
    case 'x-sorted-by': {
      const keys = (wanted.by as readonly string[]).map(key => ({
        path: key.replace(/^-/, ''),
        down: key.startsWith('-'),
      }));
      const isWrong = (before: unknown, after: unknown) => {
        for (const { path, down } of keys) {
          const [one, other] = [field(before, path), field(after, path)];
          if (one === other) continue;
          return typeof one === typeof other && (one as number) < (other as number) === down;
        }
        return false;
      };
      return some(
        rows => Array.isArray(rows) && rows.some((row, index) => index > 0 && isWrong(rows[index - 1], row)),
      );
    }
    case 'x-unique-by': {
      const by = wanted.by as readonly string[];
      return some(rows => {
        const keys = Array.isArray(rows)
          ? rows.map(row => JSON.stringify(by.map(path => field(row, path))))
          : [];
        return new Set(keys).size < keys.length;
      });
    }
    case 'x-page':
      return some(page => {
        const { total, pageCount, [String(wanted.rows)]: rows } = (page ?? {}) as Row;
        const given = number(wanted.perPage)
          ? wanted.perPage
          : (field(page, String(wanted.perPage)) ?? parameters[String(wanted.perPage)]);
        if (Array.isArray(rows) && rows.length > Number(total)) return true;
        return (
          number(pageCount) &&
          Number(given) > 0 &&
          pageCount !== Math.ceil(Number(total) / Number(given)) &&
          !(total === 0 && pageCount === 1)
        );
      });
    case 'x-echo': {
      const asked = parameters[String(wanted.parameter)] ?? '';
      return some(
        value =>
          value !== undefined &&
          value !== wanted.or &&
          asked !== '' &&
          String(value) !== asked &&
          Number(value) !== Number(asked) &&
          plain(value) !== asked,
      );
    }
    case 'x-agrees-with':
      return some((value, { row }) => {
        const other = field(row, String(wanted.field));
        return (
          other !== undefined && other !== null && value !== undefined && String(other) !== String(value)
        );
      });
    case 'result-code':
    case 'undeclared-code':
      return ![wants].flat().includes(code);
    case 'http-status':
    case 'http-5xx':
    case 'redirect':
      return status !== 200;
    case 'content-type':
    case 'charset':
      return same(headers['content-type'] ?? null, proof.value);
    case 'allow-origin':
      return same(headers['access-control-allow-origin'] ?? null, proof.value);
    case 'kept-answer':
      return same(headers['cache-control'] ?? null, proof.value);
    case 'kept-by-expires':
      return Date.parse(headers.expires ?? '') > Date.parse(headers.date ?? new Date().toUTCString());
    case 'kept-by-last-modified':
      return 'last-modified' in headers && !/no-store|no-cache|max-age/i.test(headers['cache-control'] ?? '');
    case 'slow':
      return answer.seconds * 1000 > Number(wants);
    case 'leak':
      return /\n\s+at |Exception|SQLSTATE|\/(?:home|usr|var|opt)\//.test(text);
    case 'time-goes-back': {
      const times = answers.slice(0, step).map(other => Number(field(other?.json, 'currentTime') ?? 0));
      return Number(field(json, 'currentTime')) < Math.max(...times) - 1000;
    }
    case 'wire-bom':
      return text.startsWith('\ufeff');
    case 'wire-utf-8':
      return !answer.isUtf8;
    case 'wire-json':
    case 'wire-trailing':
      return json === undefined;
    case 'wire-surrogate':
      return /\\ud[89a-f][0-9a-f]{2}/i.test(text);
    case 'wire-precision':
      return /[:[,]\s*-?\d{17,}/.test(text);
    case 'wire-duplicate-key': {
      let keys = 0;
      JSON.stringify(json, (_, value) => {
        if (typeof value === 'object' && value !== null && !Array.isArray(value))
          keys += Object.keys(value).length;
        return value;
      });
      return (text.match(/"(?:[^"\\]|\\.)*"\s*:/g) ?? []).length > keys;
    }
    default:
      if (rule.startsWith('wire-')) return status === 0;
      return 'value' in proof && some(value => same(plain(value), proof.value));
  }
}
