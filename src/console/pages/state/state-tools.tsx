import { useRef, useState } from 'preact/hooks';
import { useConsole } from '../../parts/console.ts';
import { ConfirmButton } from '../../parts/controls/confirm-button.tsx';
import { download } from '../../parts/controls/download.ts';
import { useAction } from '../../parts/hooks/use-action.ts';
import { useLoaded } from '../../parts/hooks/use-loaded.ts';
import { readExport } from './read-export.ts';
import { Snapshots } from './snapshots.tsx';

/** The tools for the whole state: begin again, another scenario, snapshots, files. */
export function StateTools({ scenario, onChanged }: { scenario: string | undefined; onChanged: () => void }) {
  const { admin, t, say, session } = useConsole();
  const { busy, run } = useAction();
  const scenarios = useLoaded('', () => admin.scenarios.list());
  const file = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  const done = (text: string) => {
    onChanged();
    scenarios.reload();
    say(text);
  };
  return (
    <>
      <span class="grow" />
      <label class="inline">
        <span>{t('scenario')}</span>
        <select
          value={scenarios.value?.find(({ active }) => active)?.name ?? scenario ?? ''}
          disabled={busy}
          onChange={event => {
            const { value } = event.currentTarget;
            void run(async () => {
              await admin.scenarios.activate(value);
              done(t('scenarioActive', { name: value }));
            });
          }}
        >
          {(scenarios.value ?? []).map(({ name }) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      <button type="button" onClick={() => setOpen(true)}>
        {t('snapshots')}
      </button>
      <button
        type="button"
        disabled={busy}
        onClick={() =>
          void run(async () =>
            download(`imapi-${session ?? 'state'}.json`, JSON.stringify(await admin.state.dump(), null, 2)),
          )
        }
      >
        {t('export')}
      </button>
      <button type="button" disabled={busy} onClick={() => file.current?.click()}>
        {t('import')}
      </button>
      <input
        ref={file}
        type="file"
        accept="application/json,.json"
        hidden
        aria-label={t('import')}
        onChange={event => {
          const [chosen] = event.currentTarget.files ?? [];
          if (chosen)
            void run(async () => {
              await admin.state.replace(readExport(await chosen.text()));
              done(t('imported', { name: chosen.name }));
            });
          event.currentTarget.value = '';
        }}
      />
      <ConfirmButton
        label={t('reset')}
        question={t('resetQuestion')}
        disabled={busy}
        onConfirm={() =>
          void run(async () => {
            await admin.reset();
            done(t('resetDone'));
          })
        }
      />
      {open && <Snapshots onChanged={onChanged} onClose={() => setOpen(false)} />}
    </>
  );
}
