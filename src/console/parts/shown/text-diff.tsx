import { useMemo } from 'preact/hooks';
import { lineDiff, withContext } from '../../text/line-diff.ts';
import { ScrollBox } from '../controls/scroll-box.tsx';

const signs = { same: ' ', added: '+', removed: '−' } as const;

/** Two texts laid side by side: the lines that differ, and a few around them. */
export function TextDiff({ before, after, label }: { before: string; after: string; label: string }) {
  const lines = useMemo(() => withContext(lineDiff(before, after), 2), [before, after]);
  return (
    <ScrollBox class="code" label={label}>
      <pre>
        {lines.map((line, index) => (
          <span key={index} class={`line ${line?.kind ?? 'gap'}`}>
            {line ? `${signs[line.kind]} ${line.text}\n` : '  ⋯\n'}
          </span>
        ))}
      </pre>
    </ScrollBox>
  );
}
