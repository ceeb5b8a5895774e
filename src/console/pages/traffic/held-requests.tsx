import { useState } from 'preact/hooks';
import type { Schemas } from '../../../control-api/operations.ts';
import { useConsole } from '../../parts/console.ts';
import { useAction } from '../../parts/hooks/use-action.ts';
import type { useHolds } from './use-holds.ts';

type Held = Schemas['HeldRequest'];

/** Requests that wait until they are let go, as they came or changed, and the operations that are held. */
export function HeldRequests({ holds, reload }: ReturnType<typeof useHolds>) {
  const { admin, t } = useConsole();
  const { busy, run } = useAction();
  if (!holds || (holds.operations.length === 0 && holds.held.length === 0)) return null;
  const act = (work: () => Promise<unknown>) => void run(() => work().finally(reload));
  return (
    <section class="held" aria-label={t('heldRequests')}>
      <div class="bar low">
        <strong>{t('holding')}</strong>
        {holds.operations.map(operation => (
          <button
            key={operation}
            type="button"
            class="small"
            disabled={busy}
            aria-label={t('endHoldOf', { name: operation })}
            onClick={() => act(() => admin.holds.delete(operation))}
          >
            {operation === '*' ? t('everyOperation') : operation} ✕
          </button>
        ))}
        {holds.held.length === 0 && <span class="faint">{t('nothingWaits')}</span>}
      </div>
      {holds.held.map(request => (
        <HeldRequest
          key={request.id}
          request={request}
          busy={busy}
          onRelease={change => act(() => admin.holds.release(request.id, change))}
        />
      ))}
    </section>
  );
}

function HeldRequest(props: {
  request: Held;
  busy: boolean;
  onRelease: (change: Schemas['Release']) => void;
}) {
  const { t } = useConsole();
  const { id, operationId, method, parameters } = props.request;
  const [values, setValues] = useState(parameters);
  const [code, setCode] = useState('');
  const changed = Object.entries(values).some(([name, value]) => parameters[name] !== value);
  return (
    <details class="held-request" open>
      <summary>
        <strong>{operationId}</strong>{' '}
        <span class="faint">
          {method} · {t('heldNumber', { id })}
        </span>
      </summary>
      <div class="fields">
        {Object.entries(values).map(([name, value]) => (
          <label key={name} class="field">
            <span>{name}</span>
            <input
              value={value}
              spellcheck={false}
              onInput={event => {
                const { value: text } = event.currentTarget;
                setValues(before => ({ ...before, [name]: text }));
              }}
            />
          </label>
        ))}
      </div>
      <div class="bar low">
        <button
          type="button"
          class="primary"
          disabled={props.busy}
          onClick={() => props.onRelease(changed ? { parameters: values } : {})}
        >
          {changed ? t('releaseChanged') : t('release')}
        </button>
        <input
          class="code-field"
          inputMode="numeric"
          aria-label={t('failureCode')}
          placeholder={t('failureCode')}
          value={code}
          onInput={event => setCode(event.currentTarget.value.trim())}
        />
        <button
          type="button"
          disabled={props.busy || !/^-?\d+$/.test(code)}
          onClick={() => props.onRelease({ code: Number(code) })}
        >
          {t('answerFailure')}
        </button>
      </div>
    </details>
  );
}
