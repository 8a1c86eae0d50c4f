export type { CertificatesQuestion } from './CertificatesQuestion';
export { DatabaseCertificatesQuestion } from './DatabaseCertificatesQuestion';
