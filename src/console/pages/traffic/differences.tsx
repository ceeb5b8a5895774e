import type { Schemas } from '../../../control-api/operations.ts';
import { useConsole } from '../../parts/console.ts';
import { useLoaded } from '../../parts/hooks/use-loaded.ts';
import { ProblemNote } from '../../parts/shown/problem-note.tsx';
import { TextDiff } from '../../parts/shown/text-diff.tsx';
import { pretty } from '../../text/json-tokens.ts';
import { duration } from '../../text/times.ts';
import { callerOf } from './caller-of.ts';

type Detail = Schemas['RequestDetail'];

/** Where a request and its answer differ from another one. */
export function Differences({ entry, other }: { entry: Detail; other: number }) {
  const { admin, t } = useConsole();
  const { value, problem } = useLoaded(String(other), () => admin.requests.get(other));
  if (!value) return <ProblemNote problem={problem} />;
  return (
    <section class="compared" aria-label={t('comparedWith', { id: other })}>
      <h3>{t('parameters')}</h3>
      <Sides before={requestText(value)} after={requestText(entry)} label={t('parameters')} />
      <h3>{t('answer')}</h3>
      <Sides before={answerText(value)} after={answerText(entry)} label={t('answersCompared')} />
    </section>
  );
}

function Sides(props: { before: string; after: string; label: string }) {
  const { t } = useConsole();
  if (props.before === props.after) return <p class="faint">{t('noDifference')}</p>;
  return <TextDiff {...props} />;
}

function requestText(entry: Detail): string {
  const { method, path, parameters } = entry;
  const values = Object.entries(parameters).map(([name, value]) => `${name} = ${value}`);
  return [`${method} ${path}`, callerOf(entry), ...values.sort()].join('\n');
}

function answerText({ status, durationMs, answer }: Detail): string {
  return `HTTP ${status}\n${duration(durationMs)}\n${pretty(answer)}`;
}
