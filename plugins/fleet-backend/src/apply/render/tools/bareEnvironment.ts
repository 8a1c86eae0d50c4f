import { join } from 'node:path';

/**
 * All that a program learns of where it runs: an empty home, no programs, and
 * for every host a proxy that does not answer.
 *
 * @param home - An empty folder
 */
export function bareEnvironment(home: string): Record<string, string> {
  const nowhere = 'http://127.0.0.1:9';
  return {
    HOME: home,
    PATH: join(home, 'bin'),
    TMPDIR: home,
    XDG_CACHE_HOME: join(home, 'cache'),
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_DATA_HOME: join(home, 'data'),
    HELM_PLUGINS: join(home, 'plugins'),
    HELM_NO_PLUGINS: '1',
    HTTP_PROXY: nowhere,
    HTTPS_PROXY: nowhere,
    NO_PROXY: '',
    // Both are Go's: it takes one core, and gives memory back in time.
    GOMAXPROCS: '1',
    GOMEMLIMIT: '512MiB',
  };
}
