import { useMemo } from 'preact/hooks';
import { jsonTokens, pretty } from '../../text/json-tokens.ts';
import { placeOf } from '../../text/pointer-place.ts';
import { ScrollBox } from '../controls/scroll-box.tsx';

/** Longer texts are shown without colours: a span for each piece would make the page heavy. */
const maxColoured = 60_000;

/** JSON text, indented and coloured; lines that a pointer leads to are marked. */
export function JsonView({
  text,
  label,
  marks = [],
}: {
  text: string;
  label: string;
  marks?: readonly string[];
}) {
  const shown = useMemo(() => pretty(text), [text]);
  const marked = useMemo(() => new Set(marks.map(pointer => lineOf(shown, pointer))), [shown, marks]);
  const coloured = shown.length <= maxColoured;
  return (
    <ScrollBox class="code" label={label}>
      <pre>
        {coloured
          ? shown.split('\n').map((line, index) => (
              <span key={index} class={marked.has(index) ? 'line marked' : 'line'}>
                {jsonTokens(line).map(({ kind, text: piece }) =>
                  kind === 'mark' ? piece : <span class={`j-${kind}`}>{piece}</span>,
                )}
                {'\n'}
              </span>
            ))
          : shown}
      </pre>
    </ScrollBox>
  );
}

/** The line a pointer leads to; one into JSON inside a text leads to the text. */
function lineOf(text: string, pointer: string): number {
  const place = placeOf(text, pointer.replace(/#.*$/, ''));
  return place ? text.slice(0, place.start).split('\n').length - 1 : -1;
}
