export { minorOf } from '../../kubernetesMinor';
export type { MinorVersion } from '../../kubernetesMinor';
export { kubeletSkew } from './minors';
