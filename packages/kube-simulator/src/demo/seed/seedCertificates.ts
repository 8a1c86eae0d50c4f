import { timestamp } from '../../clock';
import { buildMetadata } from '../../objects';
import type { KubeObject } from '../../types';
import { between, seededRandom } from '../random';
import { DAY, HOUR } from '../time';
import type { SeedContext } from './SeedContext';

const LIFETIME_DAYS = 90;
const RENEWED_AFTER_DAYS = 60;
/** Where the renewal of one certificate fails, and where one has failed too long. */
const DUE = { cluster: 'eks-prod-iad', namespace: 'storefront', age: 84 };
const EXPIRED = { cluster: 'ocp-prod-ber', namespace: 'payments', age: 92 };

/** Stores cert-manager's certificate of each namespace that serves people. */
export function seedCertificates(
  context: SeedContext,
  namespaces: Iterable<string>,
): void {
  const { cluster, put } = context;
  const random = seededRandom(`certificates of ${cluster.name}`);
  for (const namespace of namespaces) {
    const failing = [DUE, EXPIRED].find(
      one => one.cluster === cluster.name && one.namespace === namespace,
    );
    const age = failing?.age ?? between(random, 1, RENEWED_AFTER_DAYS - 1);
    put(
      'certificates.cert-manager.io',
      certificate(context, { namespace, age, isReady: !failing }),
    );
  }
}

function certificate(
  { cluster, today }: SeedContext,
  of: { namespace: string; age: number; isReady: boolean },
): KubeObject {
  const { namespace, age, isReady } = of;
  const name = `${namespace}-tls`;
  const issuedAt = today - age * DAY + HOUR;
  const status = isReady ? 'True' : 'False';
  return {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: buildMetadata('Certificate', {
      cluster: cluster.name,
      name,
      namespace,
      createdAt: today - 150 * DAY,
      generation: 1,
    }),
    spec: {
      secretName: name,
      dnsNames: [`${namespace}.example.com`, `www.${namespace}.example.com`],
      issuerRef: { kind: 'ClusterIssuer', name: 'letsencrypt' },
    },
    status: {
      conditions: [{ type: 'Ready', status }],
      notBefore: timestamp(issuedAt),
      notAfter: timestamp(issuedAt + LIFETIME_DAYS * DAY),
      renewalTime: timestamp(issuedAt + RENEWED_AFTER_DAYS * DAY),
    },
  };
}
