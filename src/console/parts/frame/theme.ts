import { keep, kept } from '../stored.ts';

const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** Returns the theme that was chosen, and puts it to work; default: the system's. */
export function readTheme(): Theme {
  const stored = kept('localStorage', 'theme');
  const theme = themes.find(known => known === stored) ?? 'system';
  setTheme(theme);
  return theme;
}

export function setTheme(theme: Theme): void {
  keep('localStorage', 'theme', theme === 'system' ? undefined : theme);
  document.documentElement.dataset.theme = theme;
}

/** The one after it, around. */
export function nextTheme(theme: Theme): Theme {
  return themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system';
}
