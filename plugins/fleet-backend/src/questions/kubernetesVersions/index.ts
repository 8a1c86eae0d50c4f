export { kubeletSkew, minorOf } from './minors';
export type { MinorVersion } from './minors';
