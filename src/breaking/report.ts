import { escapeMarkdown } from '../base/escape.ts';
import type { ContractChange } from './change.ts';
import type { ContractComparison } from './compare-contracts.ts';

/** Puts a text of the comparison into the language of the reader. */
type Translate = (english: string) => string;

const asItIs: Translate = english => english;

/** Counted in one sentence, e.g. `2 changes break clients, 1 does not.` */
function summaryOf({ changes }: ContractComparison): string {
  const breaking = changes.filter(({ verdict }) => verdict === 'breaking').length;
  const others = changes.length - breaking;
  if (changes.length === 0) return 'Nothing changed for clients.';
  const first = breaking === 1 ? '1 change breaks clients' : `${breaking || 'No'} changes break clients`;
  return others === 0 ? `${first}.` : `${first}, ${others} ${others === 1 ? 'does' : 'do'} not.`;
}

/** The comparison as lines for a terminal. */
export function plainReport(comparison: ContractComparison, of: Translate = asItIs): string {
  const lines = comparison.changes.map(change => {
    const { verdict, place, says, reason } = change;
    return `${of(verdict).padEnd(10)}  ${whom(change, of)}: ${of(place)}: ${of(says)} (${of(reason)})`;
  });
  return [...lines, of(summaryOf(comparison))].join('\n');
}

/** The comparison as Markdown, for a pull request or a job summary. */
export function markdownChanges(comparison: ContractComparison, of: Translate = asItIs): string {
  const { changes, versions } = comparison;
  const table = (title: string, verdict: ContractChange['verdict']) => {
    const rows = changes.filter(change => change.verdict === verdict);
    if (rows.length === 0) return [];
    const line = (change: ContractChange) =>
      `| ${[of(change.place), of(change.says), of(change.reason), whom(change, of)].map(escapeMarkdown).join(' | ')} |`;
    return [
      `### ${of(title)}\n`,
      `${of('| where | what | why | operations |')}\n|---|---|---|---|`,
      `${rows.map(line).join('\n')}\n`,
    ];
  };
  return [
    `## ${of('Contract')} ${versions[0]} → ${versions[1]}\n`,
    `${escapeMarkdown(of(summaryOf(comparison)))}\n`,
    ...table('Breaks clients', 'breaking'),
    ...table('Breaks no client', 'compatible'),
  ].join('\n');
}

/** What a changelog says of it: what clients have to do first, then what is new, then the rest. */
export function changelogText({ changes, versions }: ContractComparison, of: Translate = asItIs): string {
  const section = (title: string, its: readonly ContractChange[]) =>
    its.length === 0 ? [] : [`### ${of(title)}\n`, ...its.map(change => `- ${sentence(change, of)}`), ''];
  const breaking = changes.filter(({ verdict }) => verdict === 'breaking');
  const others = changes.filter(({ verdict }) => verdict === 'compatible');
  const isNew = ({ rule }: ContractChange) => rule.endsWith('-added');
  return [
    `## ${versions[1]}\n`,
    ...section('Breaking', breaking),
    ...section('Added', others.filter(isNew)),
    ...section(
      'Changed',
      others.filter(change => !isNew(change)),
    ),
  ]
    .join('\n')
    .trimEnd();
}

function sentence(change: ContractChange, of: Translate): string {
  const { place, says, reason, verdict } = change;
  const why = verdict === 'breaking' ? `: ${of(reason)}` : '';
  return escapeMarkdown(`${whom(change, of)}, ${of(place)}: ${of(says)}${why}.`);
}

function whom({ operations }: ContractChange, of: Translate): string {
  return operations.length === 0 ? of('all operations') : operations.join(', ');
}
