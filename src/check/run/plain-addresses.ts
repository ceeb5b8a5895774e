import type { CheckOptions } from './options.ts';

/**
 * Takes `user:password@` out of the addresses of a target, so that no report, message or ledger has it; what it says goes
 * along as a header, to the host it was given for.
 */
export function plainAddresses<Options extends Omit<CheckOptions, 'mode'>>(options: Options): Options {
  const { target, uploadTarget, filesTarget } = options;
  const api = partsOf(target);
  const upload = uploadTarget === undefined ? undefined : partsOf(uploadTarget);
  const files = filesTarget === undefined ? undefined : partsOf(filesTarget);
  return {
    ...options,
    target: api.address,
    ...(upload && { uploadTarget: upload.address }),
    ...(files && { filesTarget: files.address }),
    authorization: {
      ...options.authorization,
      ...(api.login && { api: api.login }),
      ...((upload ?? api).login && { upload: (upload ?? api).login }),
      ...((files ?? api).login && { files: (files ?? api).login }),
    },
  };
}

function partsOf(address: string): { readonly address: string; readonly login?: string } {
  const login = URL.canParse(address) ? new URL(address) : undefined;
  if (!login || (login.username === '' && login.password === '')) return { address };
  const pair = `${decodeURIComponent(login.username)}:${decodeURIComponent(login.password)}`;
  return {
    address: address.replace(/^([a-z]+:\/\/)[^/?#]*@/i, '$1'),
    login: `Basic ${Buffer.from(pair).toString('base64')}`,
  };
}
