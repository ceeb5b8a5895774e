import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Api } from './api/api.ts';
import { Connection } from './api/connection.ts';
import { type ConnectionState, followEvents, type LiveEvent } from './api/events.ts';
import { asProblem } from './api/problem.ts';
import type { User } from './api/shapes.ts';
import { Chat } from './pages/chat/chat.tsx';
import { Contract } from './pages/contract/contract.tsx';
import { Faults } from './pages/faults/faults.tsx';
import { State } from './pages/state/state.tsx';
import { Traffic } from './pages/traffic/traffic.tsx';
import { Users } from './pages/users/users.tsx';
import { type Console, ConsoleContext } from './parts/console.ts';
import { Header, Navigation } from './parts/frame.tsx';
import { type Notice, Notices } from './parts/notices.tsx';
import { useRoute } from './parts/route.ts';
import { keep, kept } from './parts/stored.ts';
import { TokenDialog } from './parts/token-dialog.tsx';
import { type Language, languageOf, languages, translator } from './words/words.ts';

const pages = {
  traffic: Traffic,
  state: State,
  users: Users,
  chat: Chat,
  faults: Faults,
  contract: Contract,
};
export type PageName = keyof typeof pages;

const isPage = (name: string | undefined): name is PageName =>
  name !== undefined && Object.hasOwn(pages, name);

/** Who asks in the samples of the API document. */
const documentedCaller = '100164';

/** The whole page: one world at a time, and everything that hangs on it. */
export function App() {
  const [page = '', ...rest] = useRoute();
  const name = isPage(page) ? page : 'traffic';
  const [language, setLanguage] = useState<Language>(startLanguage);
  const [session, setSession] = useState(() => kept('sessionStorage', 'session'));
  const [me, setMe] = useState<User | undefined>(undefined);
  const [notices, setNotices] = useState<readonly Notice[]>([]);
  const [state, setState] = useState<ConnectionState>('connecting');
  const listeners = useRef(new Set<(event: LiveEvent) => void>()).current;
  const t = useMemo(() => translator(language), [language]);

  const [adminToken, setAdminToken] = useState(() => kept('sessionStorage', 'token'));
  const { api, connection } = useMemo(() => {
    const made = new Connection({ session, adminToken });
    return { api: new Api(made), connection: made };
  }, [session, adminToken]);

  useEffect(
    () =>
      followEvents(connection, { event: event => listeners.forEach(on => void on(event)), state: setState }),
    [connection, listeners],
  );
  useEffect(() => {
    const remembered = kept('localStorage', 'me');
    const pick = async () => {
      const named = async (id: string) =>
        (await api.users(id)).users.find(({ userId }) => String(userId) === id);
      const known = (remembered && (await named(remembered))) || (await named(documentedCaller));
      setMe(known ?? (await api.users('')).users[0]);
    };
    pick().catch(() => setMe(undefined));
  }, [api]);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    document.title = `${t(name)} · imapi-mock`;
  }, [language, t, name]);

  const value = useMemo<Console>(() => {
    const add = (text: string, bad: boolean) => {
      const notice = { id: crypto.randomUUID(), text, bad };
      setNotices(all => [...all.slice(-3), notice]);
      setTimeout(() => setNotices(all => all.filter(({ id }) => id !== notice.id)), bad ? 9000 : 3000);
    };
    return {
      api,
      connection,
      language,
      t,
      me,
      session,
      become: user => {
        keep('localStorage', 'me', String(user.userId));
        setMe(user);
      },
      say: text => add(text, false),
      fail: error => add(asProblem(error).message, true),
      listen: on => {
        listeners.add(on);
        return () => listeners.delete(on);
      },
    };
  }, [api, connection, language, t, me, session, listeners]);

  const Page = pages[name];
  return (
    <ConsoleContext.Provider value={value}>
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
      <Navigation page={name} />
      <main id="main" tabIndex={-1} class={`page ${name}`}>
        <Page key={`${session} ${adminToken}`} path={rest} />
      </main>
      {state === 'refused' && (
        <TokenDialog
          onToken={token => {
            keep('sessionStorage', 'token', token);
            setAdminToken(token);
          }}
        />
      )}
      <Notices notices={notices} onClose={id => setNotices(all => all.filter(notice => notice.id !== id))} />
    </ConsoleContext.Provider>
  );
}

function startLanguage(): Language {
  const stored = kept('localStorage', 'language');
  return languages.find(language => language === stored) ?? languageOf(navigator.languages);
}

/** The hash is the page's route, so there can be no link to a place in the page. */
function focusMain(): void {
  document.getElementById('main')?.focus();
}
