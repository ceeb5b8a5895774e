/** The languages that people are spoken to in. */
export const languages = ['en', 'zh'] as const;
export type Language = (typeof languages)[number];

/** Environment variables that say the language, the first one that is not empty counts. */
const variables = ['IMAPI_LANG', 'LC_ALL', 'LC_MESSAGES', 'LANG'];

/**
 * Returns the language to speak in: that of the flag `--lang`, else of `IMAPI_LANG`, else of the locale (`LC_ALL`,
 * `LC_MESSAGES`, `LANG`, in the order of POSIX). Default: English, also for a language that there is not.
 */
export function languageOf(
  flag: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Language {
  const named = flag ?? variables.map(name => env[name]).find(value => value !== undefined && value !== '');
  return /^zh(?![a-z])/i.test(named ?? '') ? 'zh' : 'en';
}
