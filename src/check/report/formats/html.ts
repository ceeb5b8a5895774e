import { escapeHtml } from '../../../base/escape.ts';
import type { Finding } from '../../verdict/finding.ts';
import type { CheckReport } from '../check-report.ts';
import { weatherLine } from '../weather-line.ts';
import { causesPart } from './html-causes.ts';
import { bothTexts, htmlPage, inBoth } from './html-page.ts';
import { proofParts, type Reproduce } from './html-proof.ts';
import { casesPart, coverage, lists, matrix, trafficPart } from './html-tables.ts';
import { countOutcomes, inSeconds, outcomes } from './text.ts';
import { outcomeWord, type Word } from './words.ts';

/**
 * The report for people who did not run the check: one HTML file that opens offline, in English and Chinese.
 * @param lineOf line of openapi.yaml that a finding breaks
 * @param reproduce the way to a finding
 */
export function htmlReport(
  report: CheckReport,
  lineOf: (finding: Finding) => number,
  reproduce: Reproduce,
): string {
  const { verdict, results } = report;
  const counts = countOutcomes(results);
  const pills = outcomes.map(
    outcome =>
      `<span class="n ${outcome.split(' ')[0]}">${counts[outcome]} ${inBoth(outcomeWord(outcome))}</span>`,
  );
  const body = [
    `<h1>${inBoth('title')}</h1>`,
    headline(report),
    facts(report),
    ...weatherPart(report),
    `<p class="counts">${pills.join('')}</p>`,
    causesPart({ report, lineOf, parts: proofParts(report, reproduce) }),
    ...trafficPart(report),
    `<h2>${inBoth('matrix')}</h2>`,
    matrix(report),
    `<h2>${inBoth('coverage')}</h2>`,
    coverage(report.operations),
    ...lists(report),
    `<h2>${inBoth('cases')}</h2>`,
    casesPart(results),
  ];
  return htmlPage(`${verdict.name}: ${report.target}`, body.join('\n'));
}

/** Green only where nothing differs; amber where it holds with drift, or nothing can be said; red where it fails. */
function headline({ verdict, causes }: CheckReport): string {
  const { exitCode, name, sentence, sentenceZh } = verdict;
  const drifts = exitCode === 0 && causes.length > 0;
  const colour = exitCode === 1 ? 'red' : exitCode === 0 && !drifts ? 'green' : 'amber';
  const [word, means]: readonly [Word, Word] = drifts ? ['drifts', 'driftsMeans'] : [name, `${name}Means`];
  const count =
    causes.length === 0
      ? ''
      : bothTexts(
          `: ${causes.length} ${causes.length === 1 ? 'cause' : 'causes'}`,
          `：${causes.length} 个原因`,
        );
  return `<p class="verdict ${colour}"><b>${inBoth(word)}${count}</b><br>${inBoth(means)}<br><small>${bothTexts(sentence, sentenceZh)}</small></p>`;
}

function facts(report: CheckReport): string {
  const rows: readonly [Word, string][] = [
    ['target', report.target],
    ['mode', report.mode],
    ['seed', report.seed],
    ['contract', report.contract],
    ['started', report.startedAt.slice(0, 19).replace('T', ' ')],
    ['duration', `${inSeconds(report.durationMs)} s`],
    ['requests', String(report.requests)],
  ];
  return `<div class="facts">${rows.map(([word, value]) => `<div><b>${inBoth(word)}</b>${escapeHtml(value)}</div>`).join('')}</div>`;
}

function weatherPart({ weather }: CheckReport): string[] {
  const en = weatherLine(weather);
  return en === '' ? [] : [`<p><b>${inBoth('weather')}</b> ${bothTexts(en, weatherLine(weather, 'zh'))}</p>`];
}
