import { escapeHtml } from '../../../base/escape.ts';
import { bugText } from '../../steps/bug-report.ts';
import type { Reproduction } from '../../steps/reproduction.ts';
import { stepsScript } from '../../steps/script.ts';
import type { Step } from '../../steps/step.ts';
import { stepDeed } from '../../steps/step-line.ts';
import type { Finding } from '../../verdict/finding.ts';
import type { CheckReport } from '../check-report.ts';
import { bothTexts, inBoth } from './html-page.ts';
import { fence } from './markdown.ts';

/** The way to a finding; undefined where the report does not keep its steps. */
export type Reproduce = (finding: Finding) => Reproduction | undefined;

/** Max characters in a page of all bug reports, of all steps, and of all requests and answers. */
const most = { reports: 600_000, steps: 300_000, answers: 400_000 };
/** Max characters of an answer on the way to the one that is wrong. */
const longestAnswer = 200;

/** The parts of a page that prove a finding and tell how to come to it again; empty where the report has none. */
export interface ProofParts {
  /** The requests that lead to it, in order. @param open whether they are unfolded */
  readonly steps: (finding: Finding, open: boolean) => string;
  /** A button that copies its bug report; for what shows a cause best. */
  readonly copy: (finding: Finding) => string;
  /** The answer that is wrong, and its request. */
  readonly answer: (finding: Finding) => string;
}

/**
 * Writes the parts as far as a page has room, those of what shows a cause best first, in the order of the causes. What
 * has no room left names the command that prints it.
 */
export function proofParts({ causes, findings }: CheckReport, reproduce: Reproduce): ProofParts {
  const known = new Map(findings.map(finding => [finding.fingerprint, finding]));
  const best = new Set(causes.flatMap(cause => known.get(cause.best) ?? []));
  const [steps, reports, answers] = [new Part(most.steps), new Part(most.reports), new Part(most.answers)];
  for (const finding of new Set([...best, ...findings])) {
    answers.add(finding, answerOf(finding), '');
    const found = reproduce(finding);
    if (!found) continue;
    steps.add(
      finding,
      `${inBoth('steps')} (${found.steps.length})</summary>${listed(found.steps)}`,
      `${inBoth('steps')}</summary><pre><code>${command(finding, '')}</code></pre>`,
    );
    if (best.has(finding))
      reports.add(
        finding,
        `<button type="button" class="copy">${inBoth('copy')}</button><div hidden><pre lang="en">${escapeHtml(bugText(found, 'en'))}</pre><pre lang="zh">${escapeHtml(bugText(found, 'zh'))}</pre><pre>${escapeHtml(fence('sh', stepsScript(found)).join('\n'))}</pre></div>`,
        `<code>${command(finding, ' --format markdown')}</code>`,
      );
  }
  return {
    steps: (finding, open) => {
      const part = steps.of(finding);
      return part === '' ? '' : `<details class="steps"${open ? ' open' : ''}><summary>${part}</details>`;
    },
    copy: finding => reports.of(finding),
    answer: finding => answers.of(finding),
  };
}

/** Texts of findings with a limit on all together. */
class Part {
  readonly #texts = new Map<Finding, string>();
  #room: number;

  constructor(room: number) {
    this.#room = room;
  }

  /** @param instead stands there when there is no room for the text */
  add(finding: Finding, text: string, instead: string): void {
    const fits = text.length <= this.#room;
    if (fits) this.#room -= text.length;
    this.#texts.set(finding, fits ? text : instead);
  }

  of(finding: Finding): string {
    return this.#texts.get(finding) ?? '';
  }
}

function answerOf({ evidence }: Finding): string {
  if (!evidence) return '';
  return `<p>${inBoth('answer')} ${escapeHtml(evidence.status)}</p><pre><code>${escapeHtml(evidence.answer)}</code></pre><details><summary>${inBoth('request')}</summary><pre><code>${escapeHtml(evidence.request)}</code></pre><p>${inBoth('repeat')}</p><pre><code>${escapeHtml(evidence.curl)}</code></pre></details>`;
}

function command({ fingerprint }: Finding, flags: string): string {
  return escapeHtml(`imapi steps ${fingerprint}${flags} --report report.json`);
}

function listed(steps: readonly Step[]): string {
  const lines = steps.map((step, index) => {
    const isLast = index === steps.length - 1;
    // The answer that is wrong stands beside the values already.
    const answer =
      isLast || step.answer === ''
        ? ''
        : `<br><small class="not">${escapeHtml(cut(step.answer, longestAnswer))}</small>`;
    const status = step.method === '' ? '' : ` → ${step.status === 0 ? '✗' : escapeHtml(step.status)}`;
    const kind = isLast ? ' class="wrong"' : step.part === 'setup' ? ' class="not"' : '';
    const [en, zh] = stepDeed(step);
    return `<li${kind}>${inBoth(step.by)} <code>${bothTexts(en, zh)}</code>${status}${answer}</li>`;
  });
  return `<ol>${lines.join('')}</ol>`;
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}
