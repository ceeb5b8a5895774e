import type { Schemas } from '../../../control-api/operations.ts';
import { useConsole } from '../console.ts';

/** Shows what a rule rests on. */
export function SourceMark({ source }: { source: Schemas['Issue']['source'] }) {
  const { t } = useConsole();
  return (
    <span class={`source ${source}`} title={t(`${source}Means`)}>
      {t(source)}
    </span>
  );
}
