import type { Source } from '../api/shapes.ts';
import { useConsole } from './console.ts';

/** What a rule rests on. */
export function SourceMark({ source }: { source: Source }) {
  const { t } = useConsole();
  return (
    <span class={`source ${source}`} title={t(`${source}Means`)}>
      {t(source)}
    </span>
  );
}
