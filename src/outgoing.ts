/** The way out: by a proxy where the environment names one. Node 20 by itself knows NODE_EXTRA_CA_CERTS, but no proxy. */
import { EnvironmentError, type Variables } from './config/variables.ts';

/** As curl and others have them, in small letters too. */
const NAMES = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'] as const;

/**
 * Sends every `fetch` of this process by HTTPS_PROXY or HTTP_PROXY, but for the hosts in NO_PROXY. Resolves with whether there
 * is a proxy. Throws EnvironmentError for an address that is none.
 */
export async function useProxy(variables: Variables): Promise<boolean> {
  if (!NAMES.some((name) => variables[name])) return false;
  const { EnvHttpProxyAgent, setGlobalDispatcher } = await import('undici');
  try {
    setGlobalDispatcher(new EnvHttpProxyAgent());
  } catch {
    // An address may hold a password: it is not repeated.
    throw new EnvironmentError([
      'HTTPS_PROXY or HTTP_PROXY is no address of a proxy: http://proxy.example.com:8080, say',
    ]);
  }
  return true;
}
