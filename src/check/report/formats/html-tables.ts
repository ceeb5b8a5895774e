import { escapeHtml } from '../../../base/escape.ts';
import type { Layer } from '../../suite/case.ts';
import type { CaseResult, CheckReport, OperationReport } from '../check-report.ts';
import { bothTexts, bothValues, inBoth } from './html-page.ts';
import { countOutcomes, outcomes, reasonsOf } from './text.ts';
import { seenText, unseenTexts } from './traffic-lines.ts';
import { outcomeWord, type Word } from './words.ts';

const layers: readonly Layer[] = ['T', 'S', 'X', 'E', 'I', 'M', 'W', 'P', 'C', 'B'];

/** The name of an operation: English, or what the document calls it. */
export function named(summary: string): string {
  const [, english = summary, chinese = summary] = /^(.*?)\s*\(([^()]*)\)$/.exec(summary) ?? [];
  return `<span lang="en">${escapeHtml(english)}</span><span lang="zh">${escapeHtml(chinese)}</span>`;
}

/** Which kinds of cases held for which operation. */
export function matrix({ operations, results }: CheckReport): string {
  const cell = (mine: readonly CaseResult[]) => {
    if (mine.length === 0) return '<td class="c not">·</td>';
    const counts = countOutcomes(mine);
    const worst =
      outcomes.find(outcome => outcome !== 'not exercised' && counts[outcome] > 0) ?? 'not exercised';
    const bad = counts.violated + counts.drift + counts.blocked;
    const shown = bad > 0 ? `✗ ${bad}/${mine.length}` : worst === 'not exercised' ? '–' : `✓ ${counts.held}`;
    return `<td class="c ${escapeHtml(worst.split(' ')[0] ?? '')}" title="${escapeHtml(`${mine.length} cases, ${worst}`)}">${shown}</td>`;
  };
  const rows = operations.map(({ operation, summary }) => {
    const mine = results.filter(result => result.operation === operation);
    return `<tr><td>${escapeHtml(operation)} <small class="not">${named(summary)}</small></td>${layers.map(layer => cell(mine.filter(result => result.layer === layer))).join('')}</tr>`;
  });
  return `<div class="wide"><table><thead><tr><th>${inBoth('operation')}</th>${layers.map(layer => `<th>${inBoth(layer)}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

/** What was seen of each operation. */
export function coverage(operations: readonly OperationReport[]): string {
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

/** What else there is to know: floors, leftovers, waivers, reasons. */
export function lists(report: CheckReport): string[] {
  const { waivers, floors } = report;
  const waiver = ({ fingerprint, owner, reason, expires }: (typeof waivers.used)[number]) =>
    escapeHtml(`${fingerprint}: ${reason} (${owner}, ${expires})`);
  const parts: readonly [Word, readonly string[]][] = [
    [
      'floors',
      floors
        .filter(({ excuse }) => excuse === undefined)
        .map(
          ({ operation, what, remedy, fingerprint }) =>
            `${escapeHtml(operation)}: ${bothValues(what)} (${inBoth('takes')} ${bothValues(remedy)}; ${escapeHtml(fingerprint)})`,
        ),
    ],
    ['left', report.leftovers.map(bothValues)],
    ['kept', report.kept.map(bothValues)],
    ['waived', waivers.used.map(waiver)],
    ['expiredWaivers', waivers.expired.map(waiver)],
    ['unusedWaivers', waivers.unused.map(waiver)],
    ['reasons', reasonsOf(report.results).map(([reason, count]) => `${count}: ${bothValues(reason)}`)],
  ];
  return parts
    .filter(([, entries]) => entries.length > 0)
    .map(
      ([word, entries]) =>
        `<h2>${inBoth(word)}</h2><ul>${entries.map(entry => `<li>${entry}</li>`).join('')}</ul>`,
    );
}

/** What traffic has and the contract has not, and what of it nobody has looked at. */
export function trafficPart(report: CheckReport): string[] {
  const { undocumented = [] } = report;
  const chinese = unseenTexts(report, 'zh');
  const notes = unseenTexts(report, 'en').map(
    (text, index) => `<p class="drift">${bothTexts(text, chinese[index] ?? text)}</p>`,
  );
  if (undocumented.length === 0) return notes;
  const rows = undocumented.map(
    entry =>
      `<tr><td>${inBoth(`${entry.kind}Kind`)}</td><td>${escapeHtml(entry.of)}</td><td><code>${escapeHtml(entry.name)}</code></td><td>${bothTexts(seenText(entry, 'en'), seenText(entry, 'zh'))}</td></tr>`,
  );
  return [
    ...notes,
    `<h2>${inBoth('undocumented')}</h2><div class="wide"><table><tbody>${rows.join('')}</tbody></table></div>`,
  ];
}

/** Every case with what it came to, by concern. */
export function casesPart(results: readonly CaseResult[]): string {
  const groups = new Map<string, CaseResult[]>();
  for (const result of results) groups.set(result.concern, [...(groups.get(result.concern) ?? []), result]);
  return [...groups]
    .map(([concern, mine]) => {
      const counts = countOutcomes(mine);
      const bad = counts.violated + counts.drift;
      const rows = mine.map(
        ({ id, title, titleZh = title, layer, outcome, reason = '', blockedBy, requests, durationMs }) =>
          `<tr><td class="${escapeHtml(outcome.split(' ')[0] ?? '')}">${inBoth(outcomeWord(outcome))}</td><td>${bothTexts(title, titleZh)}<br><small class="not">${escapeHtml(id)} · ${escapeHtml(layer)}${reason === '' ? '' : ` · ${bothValues(reason)}`}${blockedBy === undefined ? '' : ` · ${inBoth('blockedBy')} <a href="#cause-${escapeHtml(blockedBy)}">${escapeHtml(blockedBy)}</a>`}</small></td><td class="c">${requests}</td><td class="c">${Math.round(durationMs)} ms</td></tr>`,
      );
      return `<details${bad > 0 ? ' open' : ''}><summary><b>${escapeHtml(concern)}</b> ${counts.held}/${mine.length}</summary><table><tbody>${rows.join('')}</tbody></table></details>`;
    })
    .join('\n');
}
