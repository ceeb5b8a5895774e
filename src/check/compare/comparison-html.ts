import { escapeHtml } from '../../base/escape.ts';
import { bothTexts, bothValues, htmlPage, inBoth } from '../report/formats/html-page.ts';
import type { Finding } from '../verdict/finding.ts';
import type { Comparison } from './compare.ts';
import { comparedKinds, comparisonRows } from './comparison-rows.ts';

/** Two runs side by side as one HTML file that opens offline, in English and Chinese. */
export function comparisonHtml(comparison: Comparison): string {
  const counts = (['fresh', 'gone', 'same'] as const).map(
    kind => `${inBoth(kind)} <b>${comparison[kind].length}</b>`,
  );
  const table = comparisonRows(comparison).map(
    ([word, one, other]) =>
      `<tr><th>${inBoth(word)}</th><td>${escapeHtml(one)}</td><td>${escapeHtml(other)}</td></tr>`,
  );
  const parts = comparedKinds.flatMap(kind => {
    const findings = comparison[kind];
    if (findings.length === 0) return [];
    return [`<h2>${inBoth(kind)} (${findings.length})</h2><ul>${findings.map(item).join('')}</ul>`];
  });
  const cases = (['broken', 'repaired'] as const).flatMap(kind => {
    const results = comparison[kind];
    const word = kind === 'broken' ? 'heldBefore' : 'holdNow';
    if (results.length === 0) return [];
    const names = results.map(
      ({ id, title, titleZh = title }) =>
        `<li>${bothTexts(title, titleZh)} <small class="not">${escapeHtml(id)}</small></li>`,
    );
    return [`<h2>${inBoth(word)} (${results.length})</h2><ul>${names.join('')}</ul>`];
  });
  const { fresh, gone } = comparison;
  return htmlPage(
    `${fresh.length} new, ${gone.length} gone`,
    `<h1>${counts.join(' · ')}</h1>
<table><thead><tr><th></th><th>${inBoth('before')}</th><th>${inBoth('after')}</th></tr></thead><tbody>${table.join('')}</tbody></table>
${[...parts, ...cases].join('\n')}`,
  );
}

function item(finding: Finding): string {
  const { severity, operation, pointer, message, messageZh = message, fingerprint, expected, got } = finding;
  const { expectedZh } = finding;
  const wanted = expectedZh === undefined ? bothValues(expected) : bothTexts(expected, expectedZh);
  return `<li><b class="${severity}">${inBoth(severity)}</b> ${escapeHtml(operation)} <code>${escapeHtml(pointer || '/')}</code> ${bothTexts(message, messageZh)} <code>[${escapeHtml(fingerprint)}]</code><br><small>${wanted} → ${bothValues(got)}</small></li>`;
}
