import { useId, useState } from 'preact/hooks';
import { type AppAnswer, callApp } from '../../api/app-call.ts';
import { mockAddress } from '../../api/mock-address.ts';
import { useConsole } from '../../parts/console.ts';
import { CopyButton } from '../../parts/controls/copy-button.tsx';
import { JsonView } from '../../parts/shown/json-view.tsx';
import { duration } from '../../text/times.ts';
import { curlOfApp, exampleOf, type ParameterValues, requestOf, uploadForm } from './app-request.ts';
import type { OperationView, ParameterView } from './contract-reader.ts';
import { whenMissingText } from './when-missing.ts';

/** Sends an operation as the chosen user and shows the answer; empty fields are left out. */
export function TryOne({ operation }: { operation: OperationView }) {
  const { t, me, session } = useConsole();
  const [values, setValues] = useState<ParameterValues>(() => exampleOf(operation));
  const [file, setFile] = useState<File | undefined>(undefined);
  const [answer, setAnswer] = useState<AppAnswer | undefined>(undefined);
  const [failure, setFailure] = useState('');
  const [busy, setBusy] = useState(false);
  const takesToken = operation.parameters.some(({ name }) => name === 'access_token');
  const token = values.access_token ?? me?.token ?? '';
  const sent = { ...values, ...(takesToken && { access_token: token }) };
  const request = requestOf(operation, sent);

  const send = async () => {
    setBusy(true);
    setFailure('');
    try {
      const body = operation.method === 'POST' ? uploadForm(sent, file) : undefined;
      setAnswer(await callApp(request.path, request.query, { session, body }));
    } catch (error) {
      setAnswer(undefined);
      setFailure(t('noAnswer', { why: error instanceof Error ? error.message : String(error) }));
    } finally {
      setBusy(false);
    }
  };
  return (
    <section class="try" aria-label={t('tryOne')}>
      <form
        onSubmit={event => {
          event.preventDefault();
          void send();
        }}
      >
        <div class="fields">
          {operation.parameters.map(parameter => (
            <ValueField
              key={parameter.name}
              parameter={parameter}
              value={parameter.name === 'access_token' ? token : (values[parameter.name] ?? '')}
              onValue={value => setValues(before => ({ ...before, [parameter.name]: value }))}
              onFile={setFile}
            />
          ))}
        </div>
        <div class="inline">
          <button type="submit" class="primary" disabled={busy}>
            {t('tryIt')}
          </button>
          {takesToken && me && <span class="faint">{t('asUser', { name: me.nickname })}</span>}
          <span class="grow" />
          {operation.method === 'GET' && (
            <CopyButton text={curlOfApp(mockAddress, request, session)} label="curl" name={t('copyCurl')} />
          )}
        </div>
      </form>
      {failure !== '' && (
        <p class="note bad" role="alert">
          {failure}
        </p>
      )}
      {answer && (
        <div class="answered" aria-live="polite">
          <p class="facts">
            <span>HTTP {answer.status}</span>
            <span>{duration(answer.ms)}</span>
            <span class="faint">{answer.contentType}</span>
          </p>
          {answer.warning !== undefined && <p class="note warn">{answer.warning}</p>}
          {answer.picture !== undefined && <img src={answer.picture} alt={t('answer')} />}
          {answer.text !== '' && <JsonView text={answer.text} label={t('answer')} />}
        </div>
      )}
    </section>
  );
}

function ValueField(props: {
  parameter: ParameterView;
  value: string;
  onValue: (value: string) => void;
  onFile: (file: File | undefined) => void;
}) {
  const { t } = useConsole();
  const { parameter, value } = props;
  const isFile = parameter.in === 'form' && parameter.name === 'file';
  const id = useId();
  return (
    <div class="field">
      <label for={id}>
        {parameter.name}
        {parameter.required && <span class="required">*</span>}
      </label>
      {isFile ? (
        <input id={id} type="file" onChange={event => props.onFile(event.currentTarget.files?.[0])} />
      ) : (
        <input
          id={id}
          value={value}
          placeholder={whenMissingText(parameter.whenMissing, t)}
          autocomplete="off"
          spellcheck={false}
          onInput={event => props.onValue(event.currentTarget.value)}
        />
      )}
    </div>
  );
}
