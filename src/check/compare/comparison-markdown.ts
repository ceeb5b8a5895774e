import { escapeMarkdown } from '../../base/escape.ts';
import type { Language } from '../../base/language.ts';
import { sayIn, type Word } from '../report/formats/words.ts';
import type { Finding } from '../verdict/finding.ts';
import type { Comparison } from './compare.ts';
import { comparedKinds, comparisonRows } from './comparison-rows.ts';

/** Lines of one kind that are told at most. */
const most = 200;

/** Two runs side by side as Markdown: what is new first. */
export function comparisonMarkdown(comparison: Comparison, language: Language = 'en'): string {
  const { fresh, gone, same, broken, repaired } = comparison;
  const say = (word: Word) => sayIn(word, language);
  const part = (word: Word, lines: readonly string[]) => {
    const more = lines.length - most;
    const rest = more > 0 ? [language === 'zh' ? `另有 ${more} 个` : `and ${more} more`] : [];
    const shown = [...lines.slice(0, most), ...rest].map(line => `* ${line}`);
    return lines.length === 0 ? [] : [`### ${say(word)} (${lines.length})`, '', ...shown, ''];
  };
  const counts =
    language === 'zh'
      ? `新增 ${fresh.length} 个，已消失 ${gone.length} 个，仍存在 ${same.length} 个`
      : `${fresh.length} new, ${gone.length} gone, ${same.length} the same`;
  return [
    `## ${fresh.length === 0 ? '✅' : '❌'} ${counts}`,
    '',
    `| | ${say('before')} | ${say('after')} |`,
    '| --- | --- | --- |',
    ...comparisonRows(comparison).map(
      ([word, ...cells]) => `| ${[say(word), ...cells].map(escapeMarkdown).join(' | ')} |`,
    ),
    '',
    ...comparedKinds.flatMap(kind =>
      part(
        kind,
        comparison[kind].map(finding => lineOf(finding, language)),
      ),
    ),
    ...part(
      'heldBefore',
      broken.map(({ id }) => escapeMarkdown(id)),
    ),
    ...part(
      'holdNow',
      repaired.map(({ id }) => escapeMarkdown(id)),
    ),
  ].join('\n');
}

function lineOf(finding: Finding, language: Language): string {
  const { severity, operation, message, messageZh = message, pointer, fingerprint } = finding;
  const said = language === 'zh' ? messageZh : message;
  const place = pointer === '' ? '' : ` ${pointer}`;
  return escapeMarkdown(`${sayIn(severity, language)} ${operation}${place}: ${said} (${fingerprint})`);
}
