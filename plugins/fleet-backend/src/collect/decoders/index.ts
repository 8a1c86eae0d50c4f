export { acceptFor } from './accept';
export { type DecodeOptions, decodeList } from './decodeList';
export { decodeWatch } from './decodeWatch';
export type { ListPage, WatchFrame, WatchFrames } from './types';
