import { useConsole } from '../console.ts';

/** Shows which part of a long list is on the page, and the way to its neighbours. */
export function Pager(props: {
  offset: number;
  size: number;
  total: number;
  onOffset: (offset: number) => void;
}) {
  const { t, language } = useConsole();
  const { offset, size, total } = props;
  const number = (value: number) => value.toLocaleString(language);
  return (
    <span class="pager">
      <span class="faint">
        {total === 0
          ? '0'
          : `${number(offset + 1)}–${number(Math.min(offset + size, total))} / ${number(total)}`}
      </span>
      <button
        type="button"
        class="quiet icon"
        aria-label={t('previousPage')}
        disabled={offset === 0}
        onClick={() => props.onOffset(Math.max(0, offset - size))}
      >
        ‹
      </button>
      <button
        type="button"
        class="quiet icon"
        aria-label={t('nextPage')}
        disabled={offset + size >= total}
        onClick={() => props.onOffset(offset + size)}
      >
        ›
      </button>
    </span>
  );
}
