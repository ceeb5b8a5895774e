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

/**
 * Returns the language that an `Accept-Language` header prefers among those there are (RFC 9110, 12.5.4).
 * Default: English.
 */
export function acceptedLanguage(header: string | undefined): Language {
  const wanted = (header ?? '').split(',').map(part => {
    const [tag = '', ...parameters] = part.trim().split(/\s*;\s*/);
    const quality = Number(parameters.find(it => it.startsWith('q='))?.slice(2) ?? 1);
    return { language: languages.find(it => it === tag.toLowerCase().split('-')[0]), quality };
  });
  const known = wanted.filter(({ language, quality }) => language !== undefined && quality > 0);
  return known.toSorted((one, other) => other.quality - one.quality)[0]?.language ?? 'en';
}
