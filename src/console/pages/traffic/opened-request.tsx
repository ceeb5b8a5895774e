import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Schemas } from '../../../control-api/operations.ts';
import { useConsole } from '../../parts/console.ts';
import { CopyButton } from '../../parts/controls/copy-button.tsx';
import { useContract } from '../../parts/hooks/use-contract.ts';
import { useEscape } from '../../parts/hooks/use-escape.ts';
import { useLoaded } from '../../parts/hooks/use-loaded.ts';
import { hashOf } from '../../parts/route.ts';
import { JsonView } from '../../parts/shown/json-view.tsx';
import { ProblemNote } from '../../parts/shown/problem-note.tsx';
import { RowDiff } from '../../parts/shown/row-diff.tsx';
import { SourceMark } from '../../parts/shown/source-mark.tsx';
import { dateTime, duration } from '../../text/times.ts';
import { readContract } from '../contract/contract-reader.ts';
import { CompareWith } from './compare-with.tsx';
import { CopyAs } from './copy-as.tsx';
import { Differences } from './differences.tsx';
import { ReplayButton } from './replay-button.tsx';
import type { Entries } from './traffic-entries.ts';

/** Shows one request with everything that is known of it. */
export function OpenedRequest(props: {
  id: number;
  /** The request it is compared with. */
  other: number | undefined;
  entries: Entries;
  onClose: () => void;
}) {
  const { id, onClose } = props;
  const { admin, t } = useConsole();
  const { value: entry, problem } = useLoaded(String(id), () => admin.requests.get(id));
  const { contract } = useContract(readContract);
  const operation = contract?.operations.find(known => known.id === entry?.operationId);
  useEscape(onClose);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.scrollIntoView({ block: 'nearest' });
    // Where there is room for one of them only, the list with the focus has gone.
    const { activeElement, body } = document;
    if (activeElement === body || !activeElement?.checkVisibility()) heading.current?.focus();
  }, [id]);
  return (
    <section class="detail" aria-label={t('openedRequest', { id })}>
      <header class="detail-head">
        <h2 ref={heading} tabIndex={-1}>
          {entry?.operationId ?? entry?.companion ?? entry?.path ?? t('openedRequest', { id })}{' '}
          <span class="faint">#{id}</span>
        </h2>
        <button type="button" class="quiet icon" aria-label={t('close')} onClick={onClose}>
          ✕
        </button>
      </header>
      <ProblemNote problem={problem} />
      {entry && (
        <>
          <div class="bar low tools">
            {!entry.live && (
              <ReplayButton entry={entry} operation={operation} ready={contract !== undefined} />
            )}
            <CompareWith entry={entry} other={props.other} entries={props.entries} />
          </div>
          {props.other !== undefined && <Differences key={props.other} entry={entry} other={props.other} />}
          <Opened entry={entry} />
          {!entry.live && <CopyAs entry={entry} operation={operation} />}
        </>
      )}
    </section>
  );
}

function Opened({ entry }: { entry: Schemas['RequestDetail'] }) {
  const { t } = useConsole();
  const { issues, warnings, fault, changes, answer, undeclared, operationId, live } = entry;
  const answerName = live ? t('frame') : t('answer');
  const parameters = Object.entries(entry.parameters);
  const marks = useMemo(() => issues.map(({ pointer }) => pointer), [issues]);
  return (
    <>
      <p class="facts">
        <span class={`badge verdict-${entry.verdict.replace(' ', '-')}`}>{t(entry.verdict)}</span>
        <code>
          {entry.method} {entry.path}
        </code>
        {live ? (
          <span>
            {t(live.direction === 'in' ? 'fromApp' : 'toApps', {
              users: live.users.join(', ') || t('nobody'),
            })}
          </span>
        ) : (
          <span>{entry.status === 0 ? t('noAnswerSent') : `HTTP ${entry.status}`}</span>
        )}
        {entry.caller && (
          <span>{t('calledBy', { name: entry.caller.nickname, id: entry.caller.userId })}</span>
        )}
        {entry.resultCode !== undefined && <span>resultCode {entry.resultCode}</span>}
        <span>{duration(entry.durationMs)}</span>
        <time>{dateTime(entry.at)}</time>
        {operationId !== undefined && <a href={hashOf('contract', operationId)}>{t('inContract')}</a>}
      </p>
      {fault !== undefined && (
        <div class="note fault">
          <strong>{t('metFault')}</strong> <code>{fault}</code>
        </div>
      )}
      {issues.length > 0 && (
        <div class="note bad">
          <strong>{t('breaksContract', { n: issues.length })}</strong>
          <ul>
            {issues.map(({ pointer, rule, message, source }) => (
              <li key={pointer + rule + message}>
                <code>{pointer || '/'}</code> {message} <span class="faint">({rule})</span>{' '}
                <SourceMark source={source} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {warnings.length > 0 && (
        <div class="note warn">
          <strong>{t('warnings')}</strong>
          <ul>
            {warnings.map(warning => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </div>
      )}
      {undeclared.length > 0 && (
        <p class="faint">
          {t('undeclared')} <code>{undeclared.map(({ pointer }) => pointer).join(' ')}</code>
        </p>
      )}
      {!live && <h3>{t('parameters')}</h3>}
      {!live && parameters.length === 0 && <p class="faint">{t('none')}</p>}
      {parameters.length > 0 && (
        <dl class="pairs">
          {parameters.map(([name, value]) => (
            <div key={name}>
              <dt>
                <code>{name}</code>
                {entry.unknownParameters.includes(name) && <span class="badge">{t('unknownParameter')}</span>}
              </dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {changes.length > 0 && (
        <>
          <h3>{t('changedRows', { n: changes.length })}</h3>
          {changes.map(change => (
            <RowDiff key={`${change.collection}/${change.key}`} change={change} />
          ))}
        </>
      )}
      <h3>
        {answerName} {answer !== '' && <CopyButton text={answer} name={t('copyAnswer')} />}
      </h3>
      {answer === '' ? (
        <p class="faint">{t('noText')}</p>
      ) : (
        <JsonView text={answer} label={answerName} marks={marks} />
      )}
    </>
  );
}
