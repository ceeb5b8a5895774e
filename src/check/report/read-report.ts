import { readFileSync } from 'node:fs';
import { isObject, parsedJson } from '../../base/json.ts';
import type { CheckReport } from './check-report.ts';

/** What a value has to be; a list wants each of its entries to be so, `a|b` one of some words, `texts` names with a text. */
type Form =
  | 'text'
  | 'number'
  | 'flag'
  | 'texts'
  | `=${string}`
  | readonly [Form]
  | { readonly [name: string]: Form };

const outcome = '=held|violated|drift|waived|blocked|not exercised';
const waiver = { fingerprint: 'text', reason: 'text', owner: 'text', expires: 'text' } as const;
const seen = { seen: 'number', declared: 'number', unseen: ['text'] } as const;

/** What every report of a check has; what it may have besides is looked at by whoever reads it. */
const form: Form = {
  tool: 'text',
  contract: 'text',
  target: 'text',
  mode: '=probe|full',
  seed: 'text',
  marker: 'text',
  startedAt: 'text',
  durationMs: 'number',
  requests: 'number',
  results: [
    {
      id: 'text',
      title: 'text',
      concern: 'text',
      operation: 'text',
      layer: 'text',
      outcome,
      findings: ['text'],
      calls: ['text'],
      requests: 'number',
      durationMs: 'number',
    },
  ],
  findings: [
    {
      fingerprint: 'text',
      severity: '=violation|drift|note',
      operation: 'text',
      rule: 'text',
      pointer: 'text',
      message: 'text',
      source: '=document|server|observed|judgement',
      expected: 'text',
      got: 'text',
      cases: ['text'],
      count: 'number',
    },
  ],
  causes: [
    {
      id: 'text',
      severity: '=violation|drift',
      wide: 'flag',
      suspects: ['text'],
      rule: 'text',
      headline: 'text',
      headlineZh: 'text',
      cases: ['text'],
      findings: ['text'],
      best: 'text',
    },
  ],
  operations: [
    {
      operation: 'text',
      summary: 'text',
      requests: 'number',
      successes: 'number',
      codes: [{ code: 'number', declared: 'flag', seen: 'number' }],
      parameters: seen,
      properties: seen,
    },
  ],
  waivers: { used: [waiver], expired: [waiver], unused: [waiver] },
  leftovers: ['text'],
  kept: ['text'],
  verdict: { exitCode: 'number', name: 'text', sentence: 'text', sentenceZh: 'text' },
};

/** The steps of a case; a report of an older version has none. */
const stepsForm: Form = [
  {
    part: '=setup|case',
    by: '=owner|peer|outsider|nobody',
    operation: 'text',
    method: 'text',
    service: '=api|upload|files',
    path: 'text',
    carried: '=query|form|multipart|none',
    parameters: 'texts',
    status: 'number',
    answer: 'text',
  },
];

/**
 * Reads the `report.json` of a check. Anybody may have written the file, so its form is checked before it is used.
 * @throws Error that names the file, the place and what to do
 */
export function readReport(file: string): CheckReport {
  const advice = 'Name the report.json that --report-dir of a check has written.';
  let text: string;
  try {
    text = readFileSync(file, 'utf8').replace(/^\ufeff/, '');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`Failed to read ${file}: ${why}. ${advice}`);
  }
  const report = parsedJson(text);
  if (report === undefined) throw new Error(`Failed to read ${file}: it is not JSON. ${advice}`);
  const wrong = firstWrong(report, form, '');
  if (wrong !== undefined) throw new Error(`Failed to read ${file}: ${wrong}. ${advice}`);
  const { steps = {} } = report as { steps?: unknown };
  if (!isObject(steps)) throw new Error(`Failed to read ${file}: /steps must be an object. ${advice}`);
  for (const [caseId, list] of Object.entries(steps)) {
    const bad = firstWrong(list, stepsForm, `/steps/${caseId}`);
    if (bad !== undefined) throw new Error(`Failed to read ${file}: ${bad}. ${advice}`);
  }
  return { ...(report as CheckReport), steps: steps as CheckReport['steps'] };
}

/** The first place where a value is not of its form, as a sentence. */
function firstWrong(value: unknown, wanted: Form, at: string): string | undefined {
  const must = (what: string) => `${at === '' ? 'it' : at} must be ${what}`;
  if (wanted === 'text') return typeof value === 'string' ? undefined : must('a text');
  if (wanted === 'number') return Number.isFinite(value) ? undefined : must('a number');
  if (wanted === 'texts') {
    const isSo = isObject(value) && Object.values(value).every(part => typeof part === 'string');
    return isSo ? undefined : must('an object of texts');
  }
  if (wanted === 'flag') return typeof value === 'boolean' ? undefined : must('true or false');
  if (typeof wanted === 'string') {
    const words = wanted.slice(1).split('|');
    return typeof value === 'string' && words.includes(value)
      ? undefined
      : must(`one of ${words.join(', ')}`);
  }
  if (isForms(wanted)) {
    if (!Array.isArray(value)) return must('a list');
    for (const [index, part] of value.entries()) {
      const wrong = firstWrong(part, wanted[0], `${at}/${index}`);
      if (wrong !== undefined) return wrong;
    }
    return undefined;
  }
  if (!isObject(value)) return must(at === '' ? 'the report of a check' : 'an object');
  for (const [name, part] of Object.entries(wanted)) {
    const wrong = firstWrong(value[name], part, `${at}/${name}`);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function isForms(wanted: Form): wanted is readonly [Form] {
  return Array.isArray(wanted);
}
