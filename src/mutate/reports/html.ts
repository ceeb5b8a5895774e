import { escapeHtml } from '../../base/escape.ts';
import { inSeconds } from '../../check/report/formats/text.ts';
import type { Score, StrengthReport, TriedFault } from '../strength.ts';
import { gateLine, percent } from './text.ts';

const style = `
:root{color-scheme:light dark;--line:#8884;--bad:#c62828;--good:#2e7d32;--mute:#777}
body{margin:0 auto;max-width:1100px;padding:1.2rem;font:15px/1.5 system-ui,"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif}
table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid var(--line);padding:.3rem .5rem;text-align:left;vertical-align:top}
td.n,th.n{text-align:right}.survived{color:var(--bad)}.killed{color:var(--good)}.not{color:var(--mute)}
code{font:13px/1.45 ui-monospace,monospace;word-break:break-word}.bar{background:#8883;height:.6rem;border-radius:.3rem;overflow:hidden;min-width:8rem}.bar i{display:block;height:100%;background:var(--good)}
details{margin:.4rem 0}summary{cursor:pointer}`;

/** One file that opens offline: the scores, then every fault with the case that noticed it. */
export function htmlStrength(report: StrengthReport): string {
  const { families, total, gate, faults, kills, idle, alarms, seeds, durationMs } = report;
  const rows = families.map(({ family, ...score }) => scoreRow(family, score));
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>Strength of the check: ${percent(total.share)}</title><style>${style}</style></head><body>
<h1>Strength of the check: ${percent(total.share)}</h1>
<p>${faults.length} faults, ${2 * seeds} runs without a fault, half of them in bad weather, with ${alarms.length} false alarms, ${inSeconds(durationMs)} s.</p>
<p>${gateLine(gate)}.</p>
<table><thead><tr><th>family</th><th class="n">met</th><th class="n">noticed</th><th class="n">never met</th><th class="n">score</th><th></th></tr></thead>
<tbody>${rows.join('')}${scoreRow('all', total)}</tbody></table>
${families.map(({ family }) => familyPart(family, faults)).join('\n')}
<h2>Cases</h2>
${casesPart(
  'first to notice something',
  Object.entries(kills).sort(([, more], [, fewer]) => fewer - more),
)}
${casesPart(
  'first to notice nothing: another was always before them',
  idle.map(id => [id, 0]),
)}
</body></html>
`;
}

function scoreRow(name: string, { killed, survived, notExercised, share }: Score): string {
  const bar = `<div class="bar"><i style="width:${(share * 100).toFixed(1)}%"></i></div>`;
  return `<tr><td>${escapeHtml(name)}</td><td class="n">${killed + survived}</td><td class="n">${killed}</td><td class="n">${notExercised}</td><td class="n">${percent(share)}</td><td>${bar}</td></tr>`;
}

function casesPart(what: string, cases: readonly (readonly [id: string, count: number])[]): string {
  const rows = cases.map(
    ([id, count]) => `<tr><td><code>${escapeHtml(id)}</code></td><td class="n">${count}</td></tr>`,
  );
  return `<details><summary><b>${cases.length}</b> ${what}</summary>
<table><thead><tr><th>case</th><th class="n">faults</th></tr></thead><tbody>${rows.join('')}</tbody></table></details>`;
}

function familyPart(family: string, faults: readonly TriedFault[]): string {
  const own = faults.filter(fault => fault.family === family);
  const rows = own.map(
    ({ id, title, outcome, by, finding }) =>
      `<tr><td><code>${escapeHtml(id)}</code><br><span lang="zh">${escapeHtml(title.zh)}</span></td><td class="${outcome.split(' ')[0]}">${outcome}</td><td><code>${escapeHtml(by ?? '')}</code></td><td>${escapeHtml(finding?.message ?? '')}</td></tr>`,
  );
  const open = own.some(({ outcome }) => outcome === 'survived') ? ' open' : '';
  return `<details${open}><summary><b>${escapeHtml(family)}</b> (${own.length})</summary>
<table><thead><tr><th>fault</th><th>outcome</th><th>noticed by</th><th>what it saw</th></tr></thead><tbody>${rows.join('')}</tbody></table></details>`;
}
