import { useMemo, useRef, useState } from 'preact/hooks';
import { useConsole } from '../../parts/console.ts';
import { useContract } from '../../parts/hooks/use-contract.ts';
import { useOneStop } from '../../parts/hooks/use-one-stop.ts';
import { hashOf } from '../../parts/route.ts';
import { ProblemNote } from '../../parts/shown/problem-note.tsx';
import { readContract } from './contract-reader.ts';
import { OperationPage } from './operation-page.tsx';

/** The contract, an operation at a time, to read and to try. */
export function ContractPage({ path: [id = ''] }: { path: readonly string[] }) {
  const { language, t } = useConsole();
  const { contract, problem } = useContract(document => readContract(document, language));
  const [text, setText] = useState('');
  const shown = useMemo(() => {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    return (contract?.operations ?? []).filter(({ id: name, path, summary }) => {
      const searched = `${name} ${path} ${summary}`.toLowerCase();
      return words.every(word => searched.includes(word));
    });
  }, [contract, text]);
  const list = useRef<HTMLElement>(null);
  useOneStop(list);
  const chosen = contract?.operations.find(operation => operation.id === id);
  return (
    <>
      <div class="bar">
        <h1>{t('contract')}</h1>
        {contract && (
          <span class="faint">
            {contract.title} {contract.version}
          </span>
        )}
      </div>
      <ProblemNote problem={problem} />
      <div class={chosen ? 'columns contract-columns chosen' : 'columns contract-columns'}>
        <nav ref={list} class="list" aria-label={t('operations')}>
          <input
            type="search"
            aria-label={t('findOperation')}
            placeholder={t('findOperation')}
            value={text}
            onInput={event => setText(event.currentTarget.value)}
          />
          {contract?.tags.map(tag => {
            const operations = shown.filter(operation => operation.tag === tag.name);
            return operations.length === 0 ? null : (
              <section key={tag.name}>
                <h2 title={tag.description}>{tag.name}</h2>
                {operations.map(operation => (
                  <a
                    key={operation.id}
                    href={hashOf('contract', operation.id)}
                    {...(operation === chosen && { 'aria-current': 'true' as const })}
                  >
                    <span class="name">{operation.id}</span>
                    <span class="last">{operation.path}</span>
                  </a>
                ))}
              </section>
            );
          })}
        </nav>
        {contract && chosen ? (
          <OperationPage key={chosen.id} operation={chosen} contract={contract} />
        ) : (
          <p class="empty">{t('chooseOperation')}</p>
        )}
      </div>
    </>
  );
}
