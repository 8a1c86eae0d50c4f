import type { Knex } from 'knex';
import type { ServerCertificate } from '../../../collect/apiServer/ServerCertificate';
import { columnText } from '../../projections/read';

/** Keeps what a cluster's API server shows of itself. */
export async function recordCertificate(
  tx: Knex.Transaction,
  no: number,
  certificate: ServerCertificate,
): Promise<void> {
  await tx('server_certificates')
    .insert({
      cluster_no: no,
      subject: columnText(certificate.subject),
      issuer: columnText(certificate.issuer),
      not_before: certificate.notBefore,
      not_after: certificate.notAfter,
      fingerprint: certificate.fingerprint,
    })
    .onConflict('cluster_no')
    .merge();
}
