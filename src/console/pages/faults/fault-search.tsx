import { useMemo, useState } from 'preact/hooks';
import type { Schemas } from '../../../control-api/operations.ts';
import { consoleTitle, useConsole } from '../../parts/console.ts';
import { ScrollBox } from '../../parts/controls/scroll-box.tsx';
import { useLoaded } from '../../parts/hooks/use-loaded.ts';
import { ProblemNote } from '../../parts/shown/problem-note.tsx';
import type { ConsoleWord } from '../../words/en.ts';
import type { Translate } from '../../words/words.ts';

const families: Readonly<Record<string, ConsoleWord>> = {
  transport: 'family-transport',
  response: 'family-response',
  envelope: 'family-envelope',
  values: 'family-values',
  state: 'family-state',
  paging: 'family-paging',
  identity: 'family-identity',
  input: 'family-input',
  files: 'family-files',
};

/** A family's name; that of one this page does not know yet is its own. */
function familyIn(t: Translate, family: string): string {
  const word = families[family];
  return word === undefined ? family : t(word);
}

/** Faults shown before somebody asks for more. */
const step = 100;

/** Lists everything that can go wrong, to search and to switch on. */
export function FaultSearch({
  onChoose,
}: {
  onChoose: (fault: Schemas['Fault'], operation: string | undefined) => void;
}) {
  const { admin, t, language } = useConsole();
  const { value, problem } = useLoaded('', () => admin.faults.catalogue());
  const [text, setText] = useState('');
  const [family, setFamily] = useState('');
  const [operation, setOperation] = useState('');
  const [max, setMax] = useState(step);
  const all = value ?? [];
  const present = useMemo(() => [...new Set(all.map(fault => fault.family))], [all]);
  const operations = useMemo(() => [...new Set(all.flatMap(fault => fault.operations))].sort(), [all]);
  const found = useMemo(() => {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    return all.filter(fault => {
      const searched = `${fault.id} ${fault.title.en} ${fault.title.zh} ${fault.defect}`.toLowerCase();
      return (
        (family === '' || fault.family === family) &&
        (operation === '' || fault.operations.includes(operation)) &&
        words.every(word => searched.includes(word))
      );
    });
  }, [all, text, family, operation]);
  return (
    <section class="catalogue" aria-label={t('catalogue')}>
      <search class="bar low">
        <h2>{t('catalogue')}</h2>
        <input
          type="search"
          class="grow"
          aria-label={t('findFault')}
          placeholder={t('findFault')}
          value={text}
          onInput={event => setText(event.currentTarget.value)}
        />
        <select
          aria-label={t('family')}
          value={family}
          onChange={event => setFamily(event.currentTarget.value)}
        >
          <option value="">{t('everyFamily')}</option>
          {present.map(known => (
            <option key={known} value={known}>
              {familyIn(t, known)}
            </option>
          ))}
        </select>
        <select
          aria-label={t('operation')}
          value={operation}
          onChange={event => setOperation(event.currentTarget.value)}
        >
          <option value="">{t('everyOperation')}</option>
          {operations.map(known => (
            <option key={known}>{known}</option>
          ))}
        </select>
        <span class="faint">{found.length.toLocaleString(language)}</span>
      </search>
      <ProblemNote problem={problem} />
      <ScrollBox class="table-box" label={t('catalogue')}>
        <table class="rows">
          <thead>
            <tr>
              <th scope="col" class="family">
                {t('family')}
              </th>
              <th scope="col">{t('fault')}</th>
              <th scope="col" class="where">
                {t('operation')}
              </th>
              <th scope="col">
                <span class="sr">{t('actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {found.slice(0, max).map(fault => (
              <tr key={fault.id}>
                <td class="family">
                  <span class="badge">{familyIn(t, fault.family)}</span>
                </td>
                <td class="what">
                  <span>{consoleTitle(language, fault.title)}</span>
                  <code class="path">{fault.id}</code>
                </td>
                <td class="where">
                  {fault.operations.length > 2
                    ? t('operationsCount', { n: fault.operations.length })
                    : fault.operations.join(', ')}
                </td>
                <td class="actions">
                  <button
                    type="button"
                    class="small"
                    aria-label={t('switchOnNamed', { name: fault.id })}
                    onClick={() => onChoose(fault, operation === '' ? undefined : operation)}
                  >
                    {t('switchOn')}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {value && found.length === 0 && <p class="empty">{t('noFaults')}</p>}
        {found.length > max && (
          <button type="button" class="more" onClick={() => setMax(max + step)}>
            {t('showMore', { n: Math.min(step, found.length - max) })}
          </button>
        )}
      </ScrollBox>
    </section>
  );
}
