import { shellWord } from '../../base/quote.ts';

const variables: Readonly<Record<string, string>> = {
  'token.owner': 'IMAPI_TOKEN',
  'token.peer': 'IMAPI_PEER_TOKEN',
  'token.outsider': 'IMAPI_OUTSIDER_TOKEN',
  'token.expired': 'IMAPI_EXPIRED_TOKEN',
  marker: 'MARKER',
};
/** A token that is nearly one, by the token it is made of. */
const nearly = /^(token\.(?:owner|peer|outsider))\.(changed|half|swapped)$/;
const fields: Readonly<Record<string, string>> = {
  userId: 'ID',
  phone: 'PHONE',
  telephone: 'TELEPHONE',
  nickname: 'NICKNAME',
};

/** The shell variable that stands for a name of a template; undefined where there is none. */
export function variableOf(name: string): string | undefined {
  const [, token, spelling = ''] = nearly.exec(name) ?? [];
  if (token !== undefined) return `${variables[token]}_${spelling.toUpperCase()}`;
  const [role = '', field = ''] = name.split('.');
  if (/^(?:owner|peer|outsider)$/.test(role) && fields[field])
    return `${role.toUpperCase()}_${fields[field]}`;
  return variables[name] ?? (/^(?:jid|v)\d{1,4}$/.test(name) ? name.toUpperCase() : undefined);
}

const place = /\{\{([\w.]+)\}\}|\$(IMAPI_(?:[A-Z]+_)?TOKEN(?:_(?:CHANGED|HALF|SWAPPED))?)/;

/** A template as one word of a shell command. */
export function templateWord(template: string): string {
  const parts = template.split(place);
  return shellWord(
    ...parts.flatMap((part, index) => {
      if (part === undefined) return [];
      if (index % 3 === 0) return [part];
      const variable = index % 3 === 1 ? variableOf(part) : part;
      return [variable === undefined ? `{{${part}}}` : { variable }];
    }),
  );
}

/** The names that stand in templates, however deep they are. */
export function namesIn(value: unknown): Set<string> {
  return new Set(
    [...(JSON.stringify(value) ?? '').matchAll(/\{\{([\w.]+)\}\}/g)].map(([, name = '']) => name),
  );
}
