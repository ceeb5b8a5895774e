import { useRef } from 'preact/hooks';
import { useConsole } from '../../parts/console.ts';
import { useChanges, useLoaded } from '../../parts/hooks/use-loaded.ts';
import { useOneStop } from '../../parts/hooks/use-one-stop.ts';
import { hashOf } from '../../parts/route.ts';
import { ProblemNote } from '../../parts/shown/problem-note.tsx';
import { CollectionRows } from './collection-rows.tsx';
import { StateTools } from './state-tools.tsx';

/** Shows what the mock holds: collections, rows, snapshots, scenarios. */
export function StatePage({ path: [collection = '', opened] }: { path: readonly string[] }) {
  const { admin, t, language } = useConsole();
  const { value, problem, reload } = useLoaded('', () => admin.state.counts());
  useChanges(reload);
  const list = useRef<HTMLElement>(null);
  useOneStop(list);
  const collections = Object.entries(value?.collections ?? {});
  const chosen = collections.find(([name]) => name === collection)?.[0] ?? collections[0]?.[0];
  /** A group's name says more than the jid that its collection is named by. */
  const titleOf = (name: string) => {
    const group = value?.names?.[name];
    return group === undefined ? name : t('messagesOf', { name: group });
  };
  return (
    <>
      <div class="bar">
        <h1>{t('state')}</h1>
        <StateTools scenario={value?.scenario} onChanged={reload} />
      </div>
      <ProblemNote problem={problem} />
      <div class="columns">
        <nav ref={list} class="list" aria-label={t('collections')}>
          {collections.map(([name, count]) => (
            <a
              key={name}
              href={hashOf('state', name)}
              {...(name === chosen && { 'aria-current': 'true' as const })}
            >
              <span class="name" title={name}>
                {titleOf(name)}
              </span>
              <span class="count">{count.toLocaleString(language)}</span>
            </a>
          ))}
        </nav>
        {chosen !== undefined && (
          <CollectionRows key={chosen} collection={chosen} title={titleOf(chosen)} opened={opened} />
        )}
      </div>
    </>
  );
}
