import { useState } from 'preact/hooks';
import type { ConnectionState } from '../../../control-api/client/index.ts';
import type { ConsoleWord } from '../../words/en.ts';
import { type ConsoleLanguage, consoleLanguages } from '../../words/words.ts';
import { useConsole } from '../console.ts';
import { Icon, type IconName } from '../icon.tsx';
import { hashOf, type PageId } from '../route.ts';
import { SessionPicker } from './session-picker.tsx';
import { nextTheme, readTheme, setTheme } from './theme.ts';

/** The top of the page: which world, who speaks, whether the mock is there, language and theme. */
export function Header(props: {
  connection: ConnectionState;
  onLanguage: (language: ConsoleLanguage) => void;
  onSession: (session: string | undefined) => void;
}) {
  const { t, me, language, proxyOf } = useConsole();
  const [theme, choose] = useState(readTheme);
  const other = consoleLanguages.find(known => known !== language) ?? language;
  return (
    <header class="top">
      <a class="brand" href={hashOf('traffic')}>
        <Icon name="brand" />
        <span>imapi-mock</span>
      </a>
      <span class={`connection ${props.connection}`} role="status">
        <span class="dot" aria-hidden="true" />
        {t(props.connection)}
      </span>
      <ProxyMark />
      <span class="grow" />
      <SessionPicker onSession={props.onSession} />
      {proxyOf === undefined && (
        <a class="me" href={hashOf('users')} title={t('meHint')}>
          <Icon name="users" />
          <span>{me ? me.nickname : t('nobody')}</span>
        </a>
      )}
      <button
        type="button"
        class="quiet"
        lang={other === 'zh' ? 'zh-CN' : 'en'}
        aria-label={other === 'zh' ? '切换到中文' : 'Switch to English'}
        onClick={() => props.onLanguage(other)}
      >
        {other === 'zh' ? '中文' : 'English'}
      </button>
      <button
        type="button"
        class="quiet icon"
        aria-label={t('themeNow', { theme: t(theme) })}
        title={t('themeNow', { theme: t(theme) })}
        onClick={() => {
          setTheme(nextTheme(theme));
          choose(nextTheme(theme));
        }}
      >
        <Icon name={theme} />
      </button>
    </header>
  );
}

/** Says which server answers, where this is a proxy before a real one; nothing at the mock. */
function ProxyMark() {
  const { t, proxyOf } = useConsole();
  if (proxyOf === undefined) return null;
  return (
    <span class="proxy-mark" title={proxyOf}>
      {t('realServer', { server: proxyOf.replace(/^https?:\/\//, '') })}
    </span>
  );
}

/** The way from each page to the others. */
export function Navigation(props: {
  pages: Readonly<Record<PageId, { readonly word: ConsoleWord; readonly icon: IconName }>>;
  shown: readonly PageId[];
  current: PageId;
}) {
  const { t } = useConsole();
  return (
    <nav class="side" aria-label={t('pages')}>
      {props.shown.map(id => (
        <a key={id} href={hashOf(id)} {...(id === props.current && { 'aria-current': 'page' as const })}>
          <Icon name={props.pages[id].icon} />
          <span>{t(props.pages[id].word)}</span>
        </a>
      ))}
    </nav>
  );
}
