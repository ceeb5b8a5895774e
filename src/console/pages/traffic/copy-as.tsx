import { useState } from 'preact/hooks';
import type { Schemas } from '../../../control-api/operations.ts';
import { mockAddress } from '../../api/mock-address.ts';
import { useConsole } from '../../parts/console.ts';
import { CopyButton } from '../../parts/controls/copy-button.tsx';
import { ScrollBox } from '../../parts/controls/scroll-box.tsx';
import { clientCode, fetchCode, playwrightCode } from '../../text/request-code.ts';
import type { OperationView } from '../contract/contract-reader.ts';

/** A request as code to copy: for a shell, a page, the typed client, a test. */
export function CopyAs(props: { entry: Schemas['RequestDetail']; operation: OperationView | undefined }) {
  const { t } = useConsole();
  const { entry, operation } = props;
  const [chosen, setChosen] = useState('curl');
  const base = mockAddress.href.replace(/\/$/, '');
  const codes = Object.entries({
    curl: entry.curl,
    fetch: fetchCode(entry, base),
    [t('typedClient')]: clientCode(entry, base, operation),
    Playwright: playwrightCode(entry, base),
  }).filter((found): found is [string, string] => found[1] !== undefined);
  const [name, code] = codes.find(([it]) => it === chosen) ?? ['curl', entry.curl];
  return (
    <>
      <h3 class="copy-as">
        <span>{t('copyAs')}</span>
        {codes.map(([it]) => (
          <button
            key={it}
            type="button"
            class="small"
            aria-pressed={it === name}
            onClick={() => setChosen(it)}
          >
            {it}
          </button>
        ))}
        <CopyButton text={code} name={t('copyCodeOf', { name })} />
      </h3>
      <ScrollBox class="code wrap" label={name}>
        <pre>{code}</pre>
      </ScrollBox>
    </>
  );
}
