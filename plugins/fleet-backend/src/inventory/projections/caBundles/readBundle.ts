import { X509Certificate } from 'node:crypto';
import {
  certificateOf,
  type ServerCertificate,
} from '../../../collect/apiServer/ServerCertificate';

/** Longer ones are not looked into; those of clusters have a few KiB. */
const MAX_BYTES = 256 * 1024;
const MAX_CERTIFICATES = 100;

const BEGIN = '-----BEGIN CERTIFICATE-----';
const END = '-----END CERTIFICATE-----';

/**
 * Of the authorities that a bundle trusts, the one that is valid for longest:
 * once that has expired, so has all that the bundle is good for.
 *
 * @param bundle - PEM as bytes, as protobuf has it, or as base64, as JSON has it
 * @returns undefined where there is no certificate in it that can be read
 */
export function readBundle(bundle: unknown): ServerCertificate | undefined {
  return blocksOf(textOf(bundle))
    .flatMap(pem => parse(pem) ?? [])
    .reduce<ServerCertificate | undefined>(
      (last, one) => (last && last.notAfter >= one.notAfter ? last : one),
      undefined,
    );
}

function textOf(bundle: unknown): string {
  if (bundle instanceof Uint8Array && bundle.length <= MAX_BYTES) {
    return Buffer.from(bundle).toString('latin1');
  }
  const fits = typeof bundle === 'string' && bundle.length <= 2 * MAX_BYTES;
  return fits ? Buffer.from(bundle, 'base64').toString('latin1') : '';
}

/** In time that grows with the text alone, whatever is in it. */
function blocksOf(text: string): string[] {
  return text
    .split(END, MAX_CERTIFICATES + 1)
    .slice(0, MAX_CERTIFICATES)
    .flatMap(part => {
      const at = part.lastIndexOf(BEGIN);
      return at < 0 ? [] : [`${part.slice(at)}${END}\n`];
    });
}

/** It is the cluster's matter what is in there; what is no certificate is none. */
function parse(pem: string): ServerCertificate | undefined {
  try {
    return certificateOf(new X509Certificate(pem));
  } catch {
    return undefined;
  }
}
