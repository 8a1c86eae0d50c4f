export { readSupport, shippedSupport } from './readSupport';
export type { Support, SupportOf } from './types';
