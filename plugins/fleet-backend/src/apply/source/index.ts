export { createFolder } from './createFolder';
export { SOURCE_LIMITS, type SourceLimits } from './limits';
export type { ReadOptions, SourceFolder, SourceReader } from './SourceReader';
export { UrlSourceReader } from './UrlSourceReader';
export { unpack } from './unpack';
