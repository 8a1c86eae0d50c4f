/** How much a source may hold. */
export interface SourceLimits {
  files: number;
  /** Of one file. */
  fileBytes: number;
  /** Of all files. */
  bytes: number;
}

export const SOURCE_LIMITS: SourceLimits = {
  files: 2000,
  fileBytes: 5 * 1024 * 1024,
  bytes: 20 * 1024 * 1024,
};
