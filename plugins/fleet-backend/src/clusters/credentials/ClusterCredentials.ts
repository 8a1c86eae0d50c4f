import type {
  ClusterConnection,
  ClusterCredential,
} from '@flotilla/backstage-plugin-fleet-node';
import { AwsTokens } from './aws/AwsTokens';
import { AzureTransport, azureToken } from './azure/azureToken';
import { GoogleTransport, googleToken } from './google/googleToken';
import { Known } from './Known';
import { oidcToken } from './oidc/oidcToken';
import { Renewable } from './Renewable';
import { lazySdks, Sdks } from './sdks';
import { IN_CLUSTER_TOKEN, tokenFile } from './tokenFile';
import type { ClusterAuth, Issue } from './types';

type ReadCredential = ClusterConnection['credential'];

/** What is injected: time, and ways to the servers that issue tokens. */
export interface CredentialDeps {
  now(): number;
  fetch: typeof fetch;
  sdks: Sdks;
  googleTransport?: GoogleTransport;
  azureTransport?: AzureTransport;
}

/**
 * The credentials of one locator's clusters. Tokens are issued when a cluster
 * needs one, kept in memory, shared by clusters that authenticate alike, and
 * renewed before they expire and where a server refused them.
 */
export class ClusterCredentials {
  readonly #tokens = new Known<Renewable<string>>();
  readonly #aws: AwsTokens;

  static create(deps: Partial<CredentialDeps> = {}): ClusterCredentials {
    return new ClusterCredentials({
      now: Date.now,
      fetch,
      sdks: lazySdks,
      ...deps,
    });
  }

  private constructor(private readonly deps: CredentialDeps) {
    this.#aws = new AwsTokens(deps);
  }

  /**
   * How a cluster is authenticated to. May be called again at each look: what
   * was issued for the same cluster or the same auth is kept.
   */
  open(
    auth: ClusterAuth,
    cluster: { name: string; url: string },
  ): ReadCredential {
    switch (auth.type) {
      case 'none':
        return always({ type: 'none' });
      case 'token':
        return always({ type: 'bearer', token: auth.token });
      case 'tokenFile':
        return tokenFile(auth.path);
      case 'serviceAccount':
        return auth.token
          ? always({ type: 'bearer', token: auth.token })
          : tokenFile(IN_CLUSTER_TOKEN);
      case 'clientCertificate':
        return always({ type: 'x509', cert: auth.cert, key: auth.key });
      case 'aws':
        return this.#renewed(
          [auth, cluster.name, cluster.url],
          this.#aws.issuer(auth, cluster),
        );
      case 'google':
      case 'googleServiceAccount':
        return this.#renewed([auth], this.#google(auth));
      case 'azure':
        return this.#renewed([auth], this.#azure(auth));
      case 'oidc':
        return this.#renewed([auth], oidcToken(auth, this.deps));
      default:
        return unknownType(auth);
    }
  }

  /** Ends one look: forgets what no cluster has asked for since the last. */
  forgetUnseen(): void {
    this.#tokens.forgetUnseen();
    this.#aws.forgetUnseen();
  }

  #google(auth: Parameters<typeof googleToken>[0]) {
    const { now, sdks, googleTransport } = this.deps;
    return googleToken(auth, { now, sdks, transport: googleTransport });
  }

  #azure(auth: Parameters<typeof azureToken>[0]) {
    const { sdks, azureTransport } = this.deps;
    return azureToken(auth, { sdks, transport: azureTransport });
  }

  #renewed(identity: unknown[], issue: Issue<string>): ReadCredential {
    const create = () => new Renewable(issue, this.deps.now);
    const tokens = this.#tokens.open(JSON.stringify(identity), create);
    return async options => ({
      type: 'bearer',
      token: await tokens.get(options),
    });
  }
}

function always(credential: ClusterCredential): ReadCredential {
  return async () => credential;
}

function unknownType(auth: never): never {
  throw new TypeError(`Unknown auth ${(auth as ClusterAuth).type}`);
}
