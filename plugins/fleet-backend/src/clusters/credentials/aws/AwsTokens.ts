import { Known } from '../Known';
import { Renewable } from '../Renewable';
import type { Sdks } from '../sdks';
import type { Issue } from '../types';
import { awsIdentity } from './awsIdentity';
import { signToken } from './signToken';
import { regionOfEks } from './stsHost';
import type { AwsAuth, AwsIdentity } from './types';

/** As Backstage's Kubernetes plugin has it. */
const DEFAULT_REGION = 'us-east-1';

/** Tokens for EKS. Clusters with the same role share who signs, not a token. */
export class AwsTokens {
  readonly #identities = new Known<Renewable<AwsIdentity>>();

  constructor(private readonly deps: { now: () => number; sdks: Sdks }) {}

  issuer(auth: AwsAuth, cluster: { name: string; url: string }): Issue<string> {
    const region = auth.region ?? regionOf(cluster.url);
    const clusterId = auth.clusterId ?? cluster.name;
    const { now, sdks } = this.deps;
    const identities = this.#identitiesOf({ ...auth, region });
    return async options =>
      signToken({
        identity: await identities.get(options),
        clusterId,
        region,
        now: now(),
        sdks,
      });
  }

  /** Ends one look of the locator. */
  forgetUnseen(): void {
    this.#identities.forgetUnseen();
  }

  #identitiesOf(auth: AwsAuth & { region: string }): Renewable<AwsIdentity> {
    const { region, profile, assumeRole, externalId } = auth;
    const key = JSON.stringify([region, profile, assumeRole, externalId]);
    const create = () =>
      new Renewable(awsIdentity(auth, this.deps), this.deps.now);
    return this.#identities.open(key, create);
  }
}

function regionOf(url: string): string {
  const { AWS_REGION, AWS_DEFAULT_REGION } = process.env;
  return regionOfEks(url) ?? AWS_REGION ?? AWS_DEFAULT_REGION ?? DEFAULT_REGION;
}
