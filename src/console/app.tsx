import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type ConnectionState, createAdminClient, type FollowedEvent } from '../control-api/client/index.ts';
import type { Schemas } from '../control-api/operations.ts';
import { mockAddress } from './api/mock-address.ts';
import { shownProblem } from './api/shown-problem.ts';
import { pages } from './pages/pages.ts';
import { type Console, ConsoleContext } from './parts/console.ts';
import { Header, Navigation } from './parts/frame/frame.tsx';
import { Notices } from './parts/frame/notices.tsx';
import { TokenDialog } from './parts/frame/token-dialog.tsx';
import { useProxyOf } from './parts/hooks/use-proxy-of.ts';
import { type Notice, NoticesShown } from './parts/notices-shown.ts';
import { type PageId, pageIds, usePlace } from './parts/route.ts';
import { keep, kept } from './parts/stored.ts';
import { type ConsoleLanguage, consoleLanguages, preferredLanguage, translator } from './words/words.ts';

/** The user who asks in the samples of the API document. */
const documentedCaller = '100164';

/** The whole page: one world at a time, and everything that hangs on it. */
export function App() {
  const place = usePlace();
  const [language, setLanguage] = useState<ConsoleLanguage>(startLanguage);
  const [session, setSession] = useState(() => kept('sessionStorage', 'session'));
  const [me, setMe] = useState<Schemas['ListedUser'] | undefined>(undefined);
  const [notices, setNotices] = useState<readonly Notice[]>([]);
  const [state, setState] = useState<ConnectionState>('connecting');
  const listeners = useRef(new Set<(event: FollowedEvent) => void>()).current;
  const t = useMemo(() => translator(language), [language]);

  const [adminToken, setAdminToken] = useState(() => kept('sessionStorage', 'token'));
  const admin = useMemo(
    () => createAdminClient(mockAddress.href, { session, language, token: adminToken }),
    [session, language, adminToken],
  );

  const { isKnown, proxyOf } = useProxyOf(admin, state);
  const isThere = (id: PageId) => proxyOf === undefined || !pages[id].needsWorld;
  const page = isThere(place.page) ? place.page : pageIds[0];
  const { word, component: Page } = pages[page];

  const contract = useMemo(() => {
    let asked: Promise<unknown> | undefined;
    return () => {
      asked ??= admin.contract();
      return asked;
    };
  }, [admin]);

  useEffect(
    () => admin.follow({ event: event => listeners.forEach(on => void on(event)), state: setState }),
    [admin, listeners],
  );
  useEffect(() => {
    const remembered = kept('localStorage', 'me');
    const pick = async () => {
      const named = async (id: string) =>
        (await admin.users.list({ query: id })).users.find(({ userId }) => String(userId) === id);
      const known = (remembered && (await named(remembered))) || (await named(documentedCaller));
      setMe(known ?? (await admin.users.list()).users[0]);
    };
    if (!isKnown) return;
    // A proxy knows nobody.
    if (proxyOf !== undefined) setMe(undefined);
    else pick().catch(() => setMe(undefined));
  }, [admin, isKnown, proxyOf]);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    document.title = `${t(word)} · imapi-mock`;
  }, [language, t, word]);

  const value = useMemo<Console>(() => {
    const add = (text: string, bad: boolean) => {
      const notice = { id: crypto.randomUUID(), text, bad };
      setNotices(all => [...all.slice(-3), notice]);
      setTimeout(() => setNotices(all => all.filter(({ id }) => id !== notice.id)), bad ? 9000 : 3000);
    };
    return {
      admin,
      contract,
      language,
      t,
      me,
      session,
      proxyOf,
      become: user => {
        keep('localStorage', 'me', String(user.userId));
        setMe(user);
      },
      say: text => add(text, false),
      fail: error => add(shownProblem(error).message, true),
      listen: on => {
        listeners.add(on);
        return () => listeners.delete(on);
      },
    };
  }, [admin, contract, language, t, me, session, proxyOf, listeners]);

  return (
    <ConsoleContext.Provider value={value}>
      <NoticesShown.Provider value={notices}>
        <button type="button" class="skip" onClick={focusMain}>
          {t('skip')}
        </button>
        <Header
          connection={state}
          onLanguage={chosen => {
            keep('localStorage', 'language', chosen);
            setLanguage(chosen);
          }}
          onSession={chosen => {
            keep('sessionStorage', 'session', chosen);
            setSession(chosen);
          }}
        />
        <Navigation pages={pages} shown={pageIds.filter(isThere)} current={page} />
        <main id="main" tabIndex={-1} class={`page ${page}`}>
          {isKnown && <Page key={`${session} ${adminToken}`} path={page === place.page ? place.path : []} />}
        </main>
        {state === 'refused' && (
          <TokenDialog
            onToken={token => {
              keep('sessionStorage', 'token', token);
              setAdminToken(token);
            }}
          />
        )}
        <Notices
          notices={notices}
          onClose={id => setNotices(all => all.filter(notice => notice.id !== id))}
        />
      </NoticesShown.Provider>
    </ConsoleContext.Provider>
  );
}

function startLanguage(): ConsoleLanguage {
  const stored = kept('localStorage', 'language');
  return consoleLanguages.find(language => language === stored) ?? preferredLanguage(navigator.languages);
}

/** The hash is the page's route, so there can be no link to a place in the page. */
function focusMain(): void {
  document.getElementById('main')?.focus();
}
