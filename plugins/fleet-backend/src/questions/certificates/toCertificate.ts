import type { Certificate } from '@flotilla/backstage-plugin-fleet-common';
import type { FleetSnapshot } from '../coverage';
import type { FoundCertificate } from './findCertificates';
import { LAST } from './sources';

const DAY_MS = 86_400_000;

/**
 * A certificate as the API shows it. One of a cluster that came after the fleet
 * was read is left to a later answer.
 *
 * @param now - In ms
 */
export function toCertificate(
  { row, kind, expires, id }: FoundCertificate,
  { fleet, now }: { fleet: FleetSnapshot; now: number },
): Certificate[] {
  const cluster = fleet.clusterOf(row.cluster_no);
  if (!cluster) {
    return [];
  }
  const { no, status } = cluster;
  const isSeen = status === 'current' || status === 'initial';
  return [
    {
      id: `${cluster.id}:${kind}:${id}`,
      kind,
      cluster: { id: cluster.id, name: cluster.name },
      namespace: row.namespace,
      name: row.name,
      subject: row.subject,
      issuer: row.issuer ?? undefined,
      notBefore: row.not_before ?? undefined,
      ...expiryOf(expires, now),
      renewalTime: row.renewal_at ?? undefined,
      ready: kind === 'Certificate' ? Boolean(row.ready) : undefined,
      dnsNames: row.dns_names,
      fingerprint: row.fingerprint,
      webhook: row.place ?? undefined,
      bundles: row.bundles,
      stale:
        !isSeen ||
        (kind !== 'ApiServer' &&
          fleet.kindIs(no, kind, ['stale', 'forbidden'])),
    },
  ];
}

function expiryOf(expires: string, now: number) {
  return expires === LAST
    ? {}
    : {
        notAfter: expires,
        expiresIn: Math.floor((Date.parse(expires) - now) / DAY_MS),
      };
}
