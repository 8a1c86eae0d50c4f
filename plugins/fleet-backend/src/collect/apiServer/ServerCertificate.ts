import type { X509Certificate } from 'node:crypto';

/** What an API server showed of itself; times are ISO 8601. */
export interface ServerCertificate {
  /** The common name that it is of; empty where it has none. */
  subject: string;
  /** The common name of who signed it; empty where it has none. */
  issuer: string;
  notBefore: string;
  notAfter: string;
  /** SHA-256, in hex. */
  fingerprint: string;
}

/** Undefined for a certificate whose times cannot be read. */
export function certificateOf(
  certificate: X509Certificate,
): ServerCertificate | undefined {
  const [from, to] = [certificate.validFrom, certificate.validTo].map(
    Date.parse,
  );
  if (Number.isNaN(from) || Number.isNaN(to)) {
    return undefined;
  }
  return {
    subject: commonName(certificate.subject),
    issuer: commonName(certificate.issuer),
    notBefore: new Date(from).toISOString(),
    notAfter: new Date(to).toISOString(),
    fingerprint: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
  };
}

/** Of a name as Node writes it, an attribute a line. */
function commonName(name: string | undefined): string {
  return /^CN=(.*)$/m.exec(name ?? '')?.[1] ?? '';
}
