import { escapeHtml } from '../../base/escape.ts';
import type { Finding } from '../verdict/finding.ts';
import type { Comparison } from './compare.ts';
import { comparisonRows } from './comparison-markdown.ts';

const styles = `body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1rem;color:#1f2328}
table{border-collapse:collapse;width:100%;overflow-wrap:anywhere}td,th{border:1px solid #d1d9e0;padding:.3rem .5rem;text-align:left}
code{overflow-wrap:anywhere}h1 b{font-variant-numeric:tabular-nums}.fresh{color:#b42318}.gone{color:#18794e}
@media(prefers-color-scheme:dark){body{background:#0d1117;color:#e6edf3}td,th{border-color:#3d444d}.fresh{color:#ff8a80}.gone{color:#63d297}}`;

const titles = {
  fresh: ['new', '新增'],
  gone: ['gone', '已消失'],
  same: ['the same', '仍存在'],
  unknown: ['not seen, and no case that showed it was run', '未见，且相关用例未运行'],
} as const;
const kinds = ['fresh', 'gone', 'same', 'unknown'] as const;

/** Two runs side by side as one HTML file that opens offline, each word in English and Chinese. */
export function comparisonHtml(comparison: Comparison): string {
  const { before, after } = comparison;
  const counts = (['fresh', 'gone', 'same'] as const).map(
    kind => `<b class="${kind}">${comparison[kind].length}</b> ${titles[kind].join(' ')}`,
  );
  const table = comparisonRows(before, after).map(
    ([name, one, other]) =>
      `<tr><th>${escapeHtml(name)}</th><td>${escapeHtml(one)}</td><td>${escapeHtml(other)}</td></tr>`,
  );
  const parts = kinds.flatMap(kind => {
    const [english, chinese] = titles[kind];
    const findings = comparison[kind];
    return findings.length === 0
      ? []
      : [
          `<h2 class="${kind}">${english} ${chinese} (${findings.length})</h2>`,
          `<ul>${findings.map(item).join('')}</ul>`,
        ];
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapeHtml(`${comparison.fresh.length} new, ${comparison.gone.length} gone`)}</title><style>${styles}</style>
<h1>${counts.join(' · ')}</h1>
<table><tr><th></th><th>before 之前</th><th>after 之后</th></tr>${table.join('')}</table>
${parts.join('\n')}
</html>
`;
}

function item({ severity, operation, pointer, message, fingerprint, expected, got }: Finding): string {
  return `<li>${escapeHtml(severity)} <b>${escapeHtml(operation)}</b> <code>${escapeHtml(pointer || '/')}</code> ${escapeHtml(message)} <code>[${escapeHtml(fingerprint)}]</code><br><small>${escapeHtml(expected)} → ${escapeHtml(got)}</small></li>`;
}
