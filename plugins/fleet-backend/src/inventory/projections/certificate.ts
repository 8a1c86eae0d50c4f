import { boolean, integer, text } from './columns';
import { metadataOf } from './metadata';
import { type Fields, fieldsOf, listOf, textOf, timeOf } from './read';
import type { Projection } from './types';

/**
 * Certificates of cert-manager. The name of the Secret in which it keeps one is
 * not kept.
 */
export const certificateProjection: Projection = {
  kind: 'Certificate',
  table: 'certificates',
  shared: false,
  numbered: false,
  labelled: false,
  columns: [
    text('namespace'),
    text('name'),
    boolean('ready'),
    text('issuer'),
    integer('dns_names'),
    text('not_before'),
    text('not_after'),
    text('renewal_at'),
  ],
  project(object) {
    const metadata = metadataOf(object);
    if (!metadata) {
      return undefined;
    }
    const certificate = object as Fields;
    const spec = fieldsOf(certificate, 'spec');
    const status = fieldsOf(certificate, 'status');
    const names = Array.isArray(spec.dnsNames) ? spec.dnsNames.length : 0;
    return {
      uid: metadata.uid,
      cells: {
        namespace: metadata.namespace,
        name: metadata.name,
        ready: listOf(status, 'conditions').some(
          one => one.type === 'Ready' && one.status === 'True',
        ),
        issuer: issuerOf(fieldsOf(spec, 'issuerRef')) ?? null,
        dns_names: names,
        not_before: timeOf(status, 'notBefore') ?? null,
        not_after: timeOf(status, 'notAfter') ?? null,
        renewal_at: timeOf(status, 'renewalTime') ?? null,
      },
    };
  },
};

/** As `ClusterIssuer/letsencrypt`; cert-manager takes an Issuer by default. */
function issuerOf(reference: Fields): string | undefined {
  const name = textOf(reference, 'name', 120);
  return name && `${textOf(reference, 'kind', 120) ?? 'Issuer'}/${name}`;
}
