import { useState } from 'preact/hooks';
import type { Schemas } from '../../../control-api/operations.ts';
import { type AppAnswer, callApp } from '../../api/app-call.ts';
import { useConsole } from '../../parts/console.ts';
import { Dialog } from '../../parts/controls/dialog.tsx';
import { PersonField } from '../../parts/controls/person-field.tsx';
import { useAction } from '../../parts/hooks/use-action.ts';
import { useLoaded } from '../../parts/hooks/use-loaded.ts';
import { JsonView } from '../../parts/shown/json-view.tsx';
import { TextDiff } from '../../parts/shown/text-diff.tsx';
import { pretty } from '../../text/json-tokens.ts';
import { duration } from '../../text/times.ts';
import { uploadForm } from '../contract/app-request.ts';
import type { OperationView } from '../contract/contract-reader.ts';

type User = Schemas['ListedUser'];

/** Sends a request again, as it was or changed, as its caller or as anybody else. */
export function ReplayForm(props: {
  entry: Schemas['RequestDetail'];
  operation: OperationView | undefined;
  onClose: () => void;
}) {
  const { admin, me, session, t, proxyOf } = useConsole();
  const { entry, operation } = props;
  const { busy, run } = useAction();
  const [values, setValues] = useState(() => valuesOf(entry, operation, proxyOf !== undefined));
  const [chosen, setChosen] = useState<User | undefined>(undefined);
  const [file, setFile] = useState<File | undefined>(undefined);
  const [answer, setAnswer] = useState<AppAnswer | undefined>(undefined);
  const caller = useLoaded('', async () => {
    if (!entry.caller || proxyOf !== undefined) return undefined;
    const { users } = await admin.users.list({ query: String(entry.caller.userId) });
    return users.find(({ userId }) => userId === entry.caller?.userId);
  });
  const person = chosen ?? caller.value ?? me;
  const takesToken = 'access_token' in entry.parameters || operation?.parameters.some(isToken) === true;
  const isUpload = entry.operationId === 'uploadFile';

  const send = async () => {
    const given = Object.entries(values).filter(([, value]) => value !== '');
    if (takesToken && person?.token) given.push(['access_token', person.token]);
    const sent = new URLSearchParams(given);
    const inBody = entry.method === 'POST';
    const body = isUpload ? uploadForm(Object.fromEntries(given), file) : inBody ? sent : undefined;
    const query = inBody ? new URLSearchParams() : sent;
    setAnswer(undefined);
    setAnswer(await callApp(entry.path, query, { session, method: entry.method, body }));
  };
  return (
    <Dialog title={t('replayOf', { id: entry.id })} wide onClose={props.onClose}>
      <form
        onSubmit={event => {
          event.preventDefault();
          void run(send);
        }}
      >
        <p>
          <code>
            {entry.method} {entry.path}
          </code>
        </p>
        {takesToken && proxyOf === undefined && (
          <PersonField label={t('sendAs')} value={person} onPick={setChosen} />
        )}
        <div class="fields">
          {Object.entries(values).map(([name, value]) => (
            <label key={name} class="field">
              <span>{name}</span>
              <input
                value={value}
                autocomplete="off"
                spellcheck={false}
                onInput={event => {
                  const { value: text } = event.currentTarget;
                  setValues(before => ({ ...before, [name]: text }));
                }}
              />
            </label>
          ))}
          {isUpload && (
            <label class="field">
              <span>{t('file')}</span>
              <input type="file" required onChange={event => setFile(event.currentTarget.files?.[0])} />
            </label>
          )}
        </div>
        <footer class="dialog-foot">
          <span class="faint grow">{t('emptyIsLeftOut')}</span>
          <button type="submit" class="primary" disabled={busy}>
            {t('tryIt')}
          </button>
        </footer>
      </form>
      {answer && <Answered answer={answer} before={entry.answer} />}
    </Dialog>
  );
}

function Answered({ answer, before }: { answer: AppAnswer; before: string }) {
  const { t } = useConsole();
  const [old, now] = [pretty(before), pretty(answer.text)];
  return (
    <div class="answered" aria-live="polite">
      <p class="facts">
        <span>HTTP {answer.status}</span>
        <span>{duration(answer.ms)}</span>
      </p>
      {answer.text !== '' && <JsonView text={answer.text} label={t('answer')} />}
      {old !== '' && now !== '' && old !== now && (
        <>
          <h3>{t('againstFirst')}</h3>
          <TextDiff before={old} after={now} label={t('againstFirst')} />
        </>
      )}
    </div>
  );
}

const isToken = ({ name }: { readonly name: string }) => name === 'access_token';

/**
 * What was sent, and an empty field for whatever else the operation takes; the token follows from who sends, but where nobody is
 * known to whom it could belong.
 */
function valuesOf(
  { parameters, operationId }: Schemas['RequestDetail'],
  operation: OperationView | undefined,
  withToken: boolean,
): Readonly<Record<string, string>> {
  const more = (operation?.parameters ?? []).filter(({ in: place }) => place === 'query' || place === 'form');
  const all = { ...Object.fromEntries(more.map(({ name }) => [name, ''])), ...parameters };
  const left = Object.entries(all).filter(
    ([name]) => (withToken || name !== 'access_token') && !(operationId === 'uploadFile' && name === 'file'),
  );
  return Object.fromEntries(left);
}
