import type { CertificateKind } from '@flotilla/backstage-plugin-fleet-common';

/** Where certificates of one kind are kept; the table is `t`, its cluster `c`. */
export interface CertificateSource {
  kind: CertificateKind;
  /** Without conditions. */
  from: string;
  columns: string;
  /** When it expires; LAST where that is not known. */
  expires: string;
  /** Whether they are of namespaces: who may not know of those sees none. */
  isNamespaced: boolean;
}

/** A certificate as the database has it. */
export interface CertificateRow {
  id: number;
  cluster_no: number;
  /** When it expires; LAST where that is not known. */
  expires: string;
  not_before: string | null;
  issuer: string | null;
  subject?: string;
  fingerprint?: string;
  namespace?: string;
  name?: string;
  ready?: boolean | number;
  dns_names?: number;
  place?: string | null;
  bundles?: number;
  renewal_at?: string | null;
}

/** Comes after all times. */
export const LAST = '9999';

const SHARED = `t.cluster_no, t.not_before, t.issuer`;
const EXPIRES = `coalesce(t.not_after, '${LAST}')`;

/**
 * Certificates of cert-manager have the columns of workloads by which policy
 * tells who may know of them, and belong to no service.
 */
export const SOURCES: readonly CertificateSource[] = [
  {
    kind: 'ApiServer',
    from: `clusters c cross join (
        select s.*, s.cluster_no as id from server_certificates s
      ) t where t.cluster_no = c.no`,
    columns: `${SHARED}, t.subject, t.fingerprint`,
    expires: EXPIRES,
    isNamespaced: false,
  },
  {
    kind: 'Certificate',
    from: `clusters c cross join (
        select s.*, cast(null as integer) as service_id,
          cast(null as integer) as service_confidence
        from certificates s
      ) t where t.cluster_no = c.no`,
    columns: `${SHARED}, t.namespace, t.name, t.ready, t.dns_names, t.renewal_at`,
    expires: EXPIRES,
    isNamespaced: true,
  },
  trusted('ValidatingWebhookConfiguration'),
  trusted('MutatingWebhookConfiguration'),
  trusted('APIService'),
];

/** Whom an API server trusts, of objects of one kind that have a bundle. */
function trusted(kind: CertificateKind): CertificateSource {
  return {
    kind,
    from: `ca_bundles t where t.kind = '${kind}' and t.not_after is not null`,
    columns: `${SHARED}, t.subject, t.fingerprint, t.name, t.place, t.bundles`,
    expires: 't.not_after',
    isNamespaced: false,
  };
}
