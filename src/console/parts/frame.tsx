import { useState } from 'preact/hooks';
import type { ConnectionState } from '../api/events.ts';
import type { PageName } from '../app.tsx';
import { type Language, languages } from '../words/words.ts';
import { useConsole } from './console.ts';
import { Icon } from './icon.tsx';
import { hashOf } from './route.ts';
import { SessionPicker } from './session-picker.tsx';
import { nextTheme, readTheme, setTheme } from './theme.ts';

const order: readonly PageName[] = ['traffic', 'state', 'users', 'chat', 'faults', 'contract'];

/** The top of the page: which world, who speaks, whether the mock is there, language and theme. */
export function Header(props: {
  connection: ConnectionState;
  onLanguage: (language: Language) => void;
  onSession: (session: string | undefined) => void;
}) {
  const { t, me, language } = useConsole();
  const [theme, choose] = useState(readTheme);
  const other = languages.find(known => known !== language) ?? language;
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
      <span class="grow" />
      <SessionPicker onSession={props.onSession} />
      <a class="me" href={hashOf('users')} title={t('meHint')}>
        <Icon name="users" />
        <span>{me ? me.nickname : t('nobody')}</span>
      </a>
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

/** The pages. */
export function Navigation({ page }: { page: PageName }) {
  const { t } = useConsole();
  return (
    <nav class="side" aria-label={t('pages')}>
      {order.map(name => (
        <a key={name} href={hashOf(name)} {...(name === page && { 'aria-current': 'page' as const })}>
          <Icon name={name} />
          <span>{t(name)}</span>
        </a>
      ))}
    </nav>
  );
}
