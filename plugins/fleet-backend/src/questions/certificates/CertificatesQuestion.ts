import type {
  CertificateList,
  ListCertificates,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Question } from '../asker';

/** Which certificates expire when, the next one first. */
export type CertificatesQuestion = Question<
  ListCertificates['query'],
  CertificateList
>;
