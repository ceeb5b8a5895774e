import { escapeHtml } from '../../../base/escape.ts';
import type { Cause } from '../../causes/cause.ts';
import { fieldAt } from '../../causes/headline.ts';
import type { Finding } from '../../verdict/finding.ts';
import type { CheckReport } from '../check-report.ts';
import { bothTexts, bothValues, inBoth } from './html-page.ts';
import type { ProofParts } from './html-proof.ts';
import { named } from './html-tables.ts';
import { restingOn, sortFindings, waivedIn } from './text.ts';
import { type Word, words } from './words.ts';

/** What the blocks of a page need besides what they show. */
interface HtmlContext {
  readonly report: CheckReport;
  /** Line of openapi.yaml that a finding breaks. */
  readonly lineOf: (finding: Finding) => number;
  readonly parts: ProofParts;
}

/** The causes with a filter over them, then what is waived, then the notes. */
export function causesPart(context: HtmlContext): string {
  const { report } = context;
  const { causes, findings } = report;
  const known = new Map(findings.map(finding => [finding.fingerprint, finding]));
  const waived = waivedIn(report);
  const sorted = sortFindings(findings);
  const others: readonly [Word, readonly Finding[]][] = [
    ['waivedFindings', sorted.filter(({ fingerprint }) => waived.has(fingerprint))],
    ['notes', sorted.filter(({ severity, fingerprint }) => severity === 'note' && !waived.has(fingerprint))],
  ];
  return [
    `<h2>${inBoth('causes')} (${causes.length})</h2>`,
    causes.length === 0 ? `<p>${inBoth(noneWord(report))}</p>` : filter(causes),
    ...causes.map((cause, index) => causeBlock(cause, known, context, index === 0)),
    ...others
      .filter(([, list]) => list.length > 0)
      .map(
        ([word, list]) =>
          `<h2>${inBoth(word)} (${list.length})</h2>${list.map(finding => findingBlock(finding, context)).join('')}`,
      ),
  ].join('\n');
}

/** What to say where there is no cause: a run that did not come to its end has found nothing yet. */
function noneWord({ results, verdict, brokenOff }: CheckReport): Word {
  if (results.length === 0) return 'noneChecked';
  const isWhole = brokenOff === undefined && ![2, 3, 130].includes(verdict.exitCode);
  return isWhole ? 'noFindings' : 'noneYet';
}

function filter(causes: readonly Cause[]): string {
  const operations = [...new Set(causes.flatMap(({ suspects }) => suspects.slice(0, 1)))].sort();
  const option = (value: string, [en, zh]: readonly [en: string, zh: string]) =>
    `<option value="${escapeHtml(value)}" data-en="${escapeHtml(en)}" data-zh="${escapeHtml(zh)}">${escapeHtml(en)}</option>`;
  const select = (name: string, all: Word, options: readonly string[]) =>
    `<select name="${name}" aria-label="${words[all][0]}">${option('', words[all])}${options.join('')}</select>`;
  return `<div class="filter">${inBoth('filter')} ${select(
    'severity',
    'allSeverities',
    (['violation', 'drift'] as const).map(severity => option(severity, words[severity])),
  )}${select(
    'operation',
    'allOperations',
    operations.map(id => option(id, [id, id])),
  )}${select(
    'cause',
    'allCauses',
    causes.map(({ id, headline, headlineZh }) => option(id, [headline, headlineZh])),
  )}</div>`;
}

function causeBlock(
  cause: Cause,
  known: ReadonlyMap<string, Finding>,
  context: HtmlContext,
  open: boolean,
): string {
  const { report, parts } = context;
  const { id, severity, suspects, wide, headline, headlineZh, cases, findings } = cause;
  const [best, ...others] = findings.flatMap(print => known.get(print) ?? []);
  if (!best) return '';
  const place = fieldAt(best.pointer);
  const counts = bothTexts(restingOn(cause, 'en'), restingOn(cause, 'zh'));
  const names = new Map<string, string>(report.operations.map(it => [it.operation, it.summary]));
  const blame = suspects
    .map(
      operation => `${escapeHtml(operation)} <small class="not">${named(names.get(operation) ?? '')}</small>`,
    )
    .join(', ');
  const shownBy = report.results.find(result => result.id === cases[0]);
  const title = shownBy
    ? `${bothTexts(shownBy.title, shownBy.titleZh ?? shownBy.title)} <small class="not">${escapeHtml(shownBy.id)}</small>`
    : escapeHtml(cases[0] ?? '');
  const rows: readonly [Word, string][] = [
    ['suspects', blame],
    ['case', title],
    [
      'restsOn',
      `<details><summary>${counts}</summary><small>${cases.map(escapeHtml).join(', ')}</small></details>`,
    ],
  ];
  const copy = parts.copy(best);
  const more =
    others.length === 0
      ? ''
      : `<details><summary>${inBoth('others')} (${others.length})</summary>${others.map(finding => findingBlock(finding, context)).join('')}</details>`;
  return `<details class="cause ${escapeHtml(severity)}" id="cause-${escapeHtml(id)}" data-severity="${escapeHtml(severity)}" data-operation="${escapeHtml(wide ? suspects.join(' ') : (suspects[0] ?? ''))}" data-cause="${escapeHtml(id)}"${open ? ' open' : ''}>
<summary><b class="${escapeHtml(severity)}">${inBoth(severity)}</b>${bothTexts(headline, headlineZh)} <small class="not">${escapeHtml(place === '' ? '/' : place)} · ${escapeHtml(best.rule)} · ${counts} · <a href="#cause-${escapeHtml(id)}">${escapeHtml(id)}</a></small></summary>
<dl>${values(best)}${listed(rows)}${origin(best, context)}</dl>
${copy === '' ? '' : `<div class="bar">${copy}</div>`}${parts.steps(best, true)}
${parts.answer(best)}${more}</details>`;
}

function findingBlock(finding: Finding, context: HtmlContext): string {
  const { parts } = context;
  const {
    fingerprint,
    severity,
    operation,
    rule,
    pointer,
    message,
    messageZh = message,
    count,
    cases,
  } = finding;
  const place = fieldAt(pointer);
  const rows: readonly [Word, string][] = [
    ['seen', String(count)],
    ['cases', cases.map(escapeHtml).join(', ')],
  ];
  return `<details id="finding-${escapeHtml(fingerprint)}"><summary><b class="${escapeHtml(severity)}">${inBoth(severity)}</b>${escapeHtml(operation)} ${escapeHtml(place)}: ${bothTexts(message, messageZh)} <small class="not">${escapeHtml(rule)} · <a href="#finding-${escapeHtml(fingerprint)}">${escapeHtml(fingerprint)}</a></small></summary><dl>${values(finding)}${listed(rows)}${origin(finding, context)}</dl>${parts.steps(finding, false)}${parts.answer(finding)}</details>`;
}

function values({ expected, expectedZh, got }: Finding): string {
  const wanted = expectedZh === undefined ? bothValues(expected) : bothTexts(expected, expectedZh);
  return listed([
    ...(expected === '' ? [] : [['expected', `<code>${wanted}</code>`] as const]),
    ['got', `<code>${bothValues(got)}</code>`],
  ]);
}

function origin(finding: Finding, { lineOf }: HtmlContext): string {
  const { pointer, rule, fingerprint, source, harm, message, messageZh = message } = finding;
  return listed([
    ['place', `${code(pointer || '/')}, openapi.yaml:${lineOf(finding)}`],
    [
      'rule',
      `${code(rule)} ${code(fingerprint)} <small class="not">${bothTexts(message, messageZh)}</small>`,
    ],
    ['source', inBoth(source)],
    ...(harm === undefined ? [] : [['harm', inBoth(harm)] as const]),
  ]);
}

function listed(rows: readonly (readonly [word: Word, html: string])[]): string {
  return rows.map(([word, html]) => `<dt>${inBoth(word)}</dt><dd>${html}</dd>`).join('');
}

const code = (value: string) => `<code>${escapeHtml(value)}</code>`;
