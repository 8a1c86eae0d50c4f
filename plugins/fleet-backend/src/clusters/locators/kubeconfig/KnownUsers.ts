import { KubeConfig, User } from '@kubernetes/client-node';

/**
 * The Kubernetes client's side of users, one per user as the file has it: it
 * keeps what an exec plugin gave until that expires, however often the file is
 * read again. Users that the file no longer has are forgotten.
 */
export class KnownUsers {
  #known = new Map<string, KubeConfig>();
  #seen = new Map<string, KubeConfig>();

  open(user: User): KubeConfig {
    const key = JSON.stringify(user);
    const config =
      this.#seen.get(key) ?? this.#known.get(key) ?? createConfig(user);
    this.#seen.set(key, config);
    return config;
  }

  /** Opens a user anew: what the client kept for it was refused. */
  renew(user: User): KubeConfig {
    const config = createConfig(user);
    this.#known.set(JSON.stringify(user), config);
    return config;
  }

  /** Ends one reading of the file. */
  forgetUnseen(): void {
    this.#known = this.#seen;
    this.#seen = new Map();
  }
}

function createConfig(user: User): KubeConfig {
  const config = new KubeConfig();
  config.loadFromOptions({
    clusters: [{ name: 'cluster', server: 'https://unused.invalid' }],
    users: [user],
    contexts: [{ name: 'context', cluster: 'cluster', user: user.name }],
    currentContext: 'context',
  });
  return config;
}
