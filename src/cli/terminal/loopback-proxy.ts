/** What this machine is called; no proxy can reach it. */
const own = ['localhost', '127.0.0.1', '::1'] as const;

/**
 * Keeps requests to this machine from a proxy of the environment, which Node asks with NODE_USE_ENV_PROXY. Node looks at
 * the lower case first, so both are set.
 */
export function keepLoopbackFromProxies(env: Record<string, string | undefined>): void {
  if (!env.NODE_USE_ENV_PROXY) return;
  const named = (env.no_proxy ?? env.NO_PROXY ?? '').split(/[\s,]+/).filter(Boolean);
  const all = [...new Set([...named, ...own])].join(',');
  env.no_proxy = all;
  env.NO_PROXY = all;
}
