import { buildMetadata } from '../../objects';
import { DAY } from '../time';
import type { SeedContext } from './SeedContext';

/** An authority that is valid until 2027-11-25, and of which nobody has the key. */
const AUTHORITY = `-----BEGIN CERTIFICATE-----
MIIBhTCCASqgAwIBAgIBATAKBggqhkjOPQQDAjAhMR8wHQYDVQQDDBZkZW1vIHdl
Ymhvb2sgYXV0aG9yaXR5MB4XDTI2MTEyNTAzMDIxN1oXDTI3MTEyNTAzMDIxN1ow
ITEfMB0GA1UEAwwWZGVtbyB3ZWJob29rIGF1dGhvcml0eTBZMBMGByqGSM49AgEG
CCqGSM49AwEHA0IABHCSk/Ux9i7wt21hUuQ6rwM+zlfj8DExyLCcLQQ+/h7QQ94x
lOa/Mb8rkqWy3kMfX//mFwSLj1GbuKozS9TX+WijUzBRMB0GA1UdDgQWBBRrJ/1N
TRrXolgQ4PkAwxlcL7wJZTAfBgNVHSMEGDAWgBRrJ/1NTRrXolgQ4PkAwxlcL7wJ
ZTAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0kAMEYCIQCeOXMY++5poror
OCv3Bw5sxRaBv0ppO2yGEnvsrzu3ngIhAP2GHq3QTSccrGbWi89dTMhw0xfyezAe
JRnJzAY4a1Fg
-----END CERTIFICATE-----
`;

/** Stores the webhook that cert-manager has, and whom the API server trusts for it. */
export function seedWebhooks({ cluster, put, today }: SeedContext): void {
  const kind = 'ValidatingWebhookConfiguration';
  const name = 'cert-manager-webhook';
  put('validatingwebhookconfigurations.admissionregistration.k8s.io', {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind,
    metadata: buildMetadata(kind, {
      ...{ cluster: cluster.name, name },
      createdAt: today - 120 * DAY,
      generation: 1,
    }),
    webhooks: [
      {
        name: 'webhook.cert-manager.io',
        admissionReviewVersions: ['v1'],
        sideEffects: 'None',
        clientConfig: {
          caBundle: Buffer.from(AUTHORITY).toString('base64'),
          service: { name, namespace: 'cert-manager', path: '/validate' },
        },
      },
    ],
  });
}
