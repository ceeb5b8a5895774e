import { escapeHtml } from '../../../base/escape.ts';
import type { Layer } from '../../suite/case.ts';
import type { Finding } from '../../verdict/finding.ts';
import type { CaseResult, CheckReport, OperationReport } from '../check-report.ts';
import { weatherLine } from '../weather-line.ts';
import { htmlPage, inBoth } from './html-page.ts';
import { ruleInChinese } from './rule-words.ts';
import { countOutcomes, inSeconds, outcomes, reasonsOf, sortFindings, waivedIn } from './text.ts';
import type { Word } from './words.ts';

const layers: readonly Layer[] = ['T', 'S', 'X', 'E', 'I', 'M', 'W', 'P', 'C', 'B'];

/**
 * The report for people who did not run the check: one HTML file that opens offline, in English and Chinese.
 * @param lineOf line of openapi.yaml that a finding breaks
 */
export function htmlReport(report: CheckReport, lineOf: (finding: Finding) => number): string {
  const { verdict, results } = report;
  const counts = countOutcomes(results);
  const pills = outcomes.map(
    outcome =>
      `<span class="n ${outcome.split(' ')[0]}">${counts[outcome]} ${inBoth(outcome === 'violated' ? 'violation' : outcome)}</span>`,
  );
  const body = [
    `<h1>${inBoth('title')}</h1>`,
    `<p class="verdict exit${verdict.exitCode}"><b>${inBoth(verdict.name)}</b><br>${inBoth(`${verdict.name}Means`)}<br><small>${escapeHtml(verdict.sentence)}</small></p>`,
    facts(report),
    ...weatherPart(report),
    `<p class="counts">${pills.join('')}</p>`,
    `<h2>${inBoth('findings')}</h2>`,
    findingsPart(report, lineOf),
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
  const line = (language: 'en' | 'zh') =>
    `<span lang="${language}">${escapeHtml(weatherLine(weather, language))}</span>`;
  return weatherLine(weather) === '' ? [] : [`<p><b>${inBoth('weather')}</b> ${line('en')}${line('zh')}</p>`];
}

function findingsPart(report: CheckReport, lineOf: (finding: Finding) => number): string {
  const waived = waivedIn(report);
  const names = new Map(report.operations.map(({ operation, summary }) => [operation, summary]));
  const findings = sortFindings(report.findings);
  if (findings.length === 0) return `<p>${inBoth('noFindings')}</p>`;
  return findings
    .map(finding => {
      const {
        severity,
        operation,
        rule,
        pointer,
        message,
        fingerprint,
        source,
        count,
        expected,
        got,
        evidence,
        cases,
      } = finding;
      const note = waived.has(fingerprint) ? ` (${inBoth('waived')})` : '';
      const pairs: readonly [Word, string][] = [
        ['expected', code(expected)],
        ['got', code(got)],
        ['place', `${code(pointer || '/')}, openapi.yaml:${lineOf(finding)}`],
        ['rule', `${code(rule)} <code>[${escapeHtml(fingerprint)}]</code>`],
        ['source', inBoth(source)],
        ['seen', String(count)],
        ['cases', escapeHtml(cases.join(', '))],
      ];
      const proof = evidence
        ? `<p>${inBoth('repeat')}</p><pre><code>${escapeHtml(evidence.curl)}</code></pre><p>${inBoth('request')}</p><pre><code>${escapeHtml(evidence.request)}</code></pre><p>${inBoth('answer')} ${escapeHtml(evidence.status)}</p><pre><code>${escapeHtml(evidence.answer)}</code></pre>`
        : '';
      return `<details><summary><b class="${escapeHtml(severity)}">${inBoth(severity)}${note}</b>${escapeHtml(operation)} <small class="not">${named(names.get(operation) ?? '')}</small> ${messageOf(rule, message)}</summary><dl>${pairs
        .map(([word, value]) => `<dt>${inBoth(word)}</dt><dd>${value}</dd>`)
        .join('')}</dl>${proof}</details>`;
    })
    .join('\n');
}

/** What is wrong: the message, or what its rule says in Chinese with the message after it. */
function messageOf(rule: string, message: string): string {
  const chinese = ruleInChinese(rule);
  if (chinese === undefined) return escapeHtml(message);
  return `<span lang="en">${escapeHtml(message)}</span><span lang="zh">${chinese} <small class="not">${escapeHtml(message)}</small></span>`;
}

/** The name of an operation: English, or what the document calls it. */
function named(summary: string): string {
  const [, english = summary, chinese = summary] = /^(.*?)\s*\(([^()]*)\)$/.exec(summary) ?? [];
  return `<span lang="en">${escapeHtml(english)}</span><span lang="zh">${escapeHtml(chinese)}</span>`;
}

const code = (value: string) => `<code>${escapeHtml(value)}</code>`;

function matrix({ operations, results }: CheckReport): string {
  const cell = (mine: readonly CaseResult[]) => {
    if (mine.length === 0) return '<td class="c not">·</td>';
    const counts = countOutcomes(mine);
    const worst =
      outcomes.find(outcome => outcome !== 'not exercised' && counts[outcome] > 0) ?? 'not exercised';
    const bad = counts.violated + counts.drift;
    const shown = bad > 0 ? `✗ ${bad}/${mine.length}` : worst === 'not exercised' ? '–' : `✓ ${counts.held}`;
    return `<td class="c ${escapeHtml(worst.split(' ')[0] ?? '')}" title="${escapeHtml(`${mine.length} cases, ${worst}`)}">${shown}</td>`;
  };
  const rows = operations.map(({ operation, summary }) => {
    const mine = results.filter(result => result.operation === operation);
    return `<tr><td>${escapeHtml(operation)} <small class="not">${named(summary)}</small></td>${layers.map(layer => cell(mine.filter(result => result.layer === layer))).join('')}</tr>`;
  });
  return `<div class="wide"><table><thead><tr><th>${inBoth('operation')}</th>${layers.map(layer => `<th>${inBoth(layer)}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

function coverage(operations: readonly OperationReport[]): string {
  const part = ({ seen, declared, unseen }: OperationReport['properties']) =>
    unseen.length === 0
      ? `${seen}/${declared}`
      : `<details><summary>${seen}/${declared}</summary><code>${unseen.map(escapeHtml).join('<br>')}</code></details>`;
  const rows = operations.map(({ operation, requests, successes, codes, parameters, properties }) => {
    const listed = codes.map(({ code: value, declared, seen }) => {
      const kind = seen === 0 ? 'not' : declared ? 'held' : 'drift';
      return `<span class="${kind}">${value}${seen === 0 ? '' : ` ×${seen}`}</span>`;
    });
    return `<tr><td>${escapeHtml(operation)}</td><td class="c">${requests}</td><td class="c">${successes}</td><td>${part(parameters)}</td><td>${listed.join(', ')}</td><td>${part(properties)}</td></tr>`;
  });
  const heads = (['operation', 'requests', 'successes', 'parameters', 'codes', 'properties'] as const).map(
    word => `<th>${inBoth(word)}</th>`,
  );
  return `<div class="wide"><table><thead><tr>${heads.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

function lists(report: CheckReport): string[] {
  const { waivers, floors } = report;
  const waiver = ({ fingerprint, owner, reason, expires }: (typeof waivers.used)[number]) =>
    `${fingerprint}: ${reason} (${owner}, ${expires})`;
  const parts: readonly [Word, readonly string[]][] = [
    [
      'floors',
      floors
        .filter(({ excuse }) => excuse === undefined)
        .map(
          ({ operation, what, remedy, fingerprint }) =>
            `${operation}: ${what} (it takes ${remedy}; ${fingerprint})`,
        ),
    ],
    ['left', report.leftovers],
    ['kept', report.kept],
    ['waived', waivers.used.map(waiver)],
    ['expiredWaivers', waivers.expired.map(waiver)],
    ['unusedWaivers', waivers.unused.map(waiver)],
    ['reasons', reasonsOf(report.results).map(([reason, count]) => `${count}: ${reason}`)],
  ];
  return parts
    .filter(([, entries]) => entries.length > 0)
    .map(
      ([word, entries]) =>
        `<h2>${inBoth(word)}</h2><ul>${entries.map(entry => `<li>${escapeHtml(entry)}</li>`).join('')}</ul>`,
    );
}

function casesPart(results: readonly CaseResult[]): string {
  const groups = new Map<string, CaseResult[]>();
  for (const result of results) groups.set(result.concern, [...(groups.get(result.concern) ?? []), result]);
  return [...groups]
    .map(([concern, mine]) => {
      const counts = countOutcomes(mine);
      const bad = counts.violated + counts.drift;
      const rows = mine.map(
        ({ id, title, layer, outcome, reason = '', requests, durationMs }) =>
          `<tr><td class="${escapeHtml(outcome.split(' ')[0] ?? '')}">${inBoth(outcome === 'violated' ? 'violation' : outcome)}</td><td>${escapeHtml(title)}<br><small class="not">${escapeHtml(id)} · ${escapeHtml(layer)}${reason === '' ? '' : ` · ${escapeHtml(reason)}`}</small></td><td class="c">${requests}</td><td class="c">${Math.round(durationMs)} ms</td></tr>`,
      );
      return `<details${bad > 0 ? ' open' : ''}><summary><b>${escapeHtml(concern)}</b> ${counts.held}/${mine.length}</summary><table><tbody>${rows.join('')}</tbody></table></details>`;
    })
    .join('\n');
}
