import { readFileSync } from 'node:fs';
import { isObject, parsedJson } from '../base/json.ts';
import type { CheckReport } from '../check/report/check-report.ts';
import { readReport } from '../check/report/read-report.ts';
import type { Finding } from '../check/verdict/finding.ts';
import { unfolded } from '../check/wire/unfold.ts';
import type { RecordedCall } from '../observe/recording/recorded.ts';

/** The part of an answer that a report shows. */
export interface ShownAnswer {
  readonly json: unknown;
  /** The key that it is there to show as lacking. */
  readonly lack?: { readonly holder: object; readonly name: string };
}

/** A call as a recording has it, or as a report shows it: then a part of its answer is known. */
export interface ShownCall extends RecordedCall {
  readonly shown?: ShownAnswer;
}

/** The most times that one finding counts. */
const mostTimes = 1000;

/** The report in a file of a check, or of `drift` or the proxy; undefined where it is something else. @throws Error for one that is broken */
export function reportIn(file: string): CheckReport | undefined {
  if (!/\.json$/i.test(file)) return undefined;
  let report: unknown;
  try {
    report = parsedJson(readFileSync(file, 'utf8').replace(/^\ufeff/, ''));
  } catch {
    // Who reads recordings says why it cannot be read; a report is never as large as a text may be.
    return undefined;
  }
  return isObject(report) && 'findings' in report && 'verdict' in report ? readReport(file) : undefined;
}

/** The calls that the findings of a report show, each as often as it was seen. Parameters are not in it. */
export function* callsOfReport({ findings, startedAt }: CheckReport): Generator<ShownCall> {
  const at = Date.parse(startedAt);
  for (const finding of findings) {
    // What a case claims looks at several answers; the contract says nothing of it.
    if (finding.claimed || !finding.evidence) continue;
    const shown = shownIn(finding, finding.evidence.answer);
    const [method = '', url = ''] = finding.evidence.request.split(' ', 2);
    if (shown === undefined) continue;
    const { status } = finding.evidence;
    const call = { method, url, form: {}, status, headers: undefined, text: undefined, durationMs: 0 };
    for (let time = 0; time < Math.min(finding.count, mostTimes); time++)
      yield { ...call, at: Number.isNaN(at) ? undefined : at, shown };
  }
}

function shownIn({ rule, pointer, got }: Finding, answer: string): ShownAnswer | undefined {
  const json = parsedJson(answer) ?? unfolded(answer);
  if (!isObject(json)) return undefined;
  if (!gaps.has(rule) && !(rule === 'type' && got === 'null')) return { json };
  const steps = pointer.split('/').slice(1);
  const name = steps.pop();
  let holder: unknown = json;
  for (const step of steps) {
    if (typeof holder !== 'object' || holder === null) return { json };
    holder = Reflect.get(holder, step === '*' ? '0' : step);
  }
  return isObject(holder) && name !== undefined ? { json, lack: { holder, name } } : { json };
}

/** Rules of the check by which a key lacks that the contract requires. */
const gaps: ReadonlySet<string> = new Set(['required', 'absent-in-some']);
