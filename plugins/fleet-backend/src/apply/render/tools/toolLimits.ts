/** What a program may use. */
export interface ToolLimits {
  /** Until it is killed. */
  milliseconds: number;
  /** Of its standard output. */
  outputBytes: number;
  /** Of its address space, where the system can limit it. */
  memoryBytes: number;
  /** Of a file that it writes, where the system can limit it. */
  fileBytes: number;
}

export const TOOL_LIMITS: ToolLimits = {
  milliseconds: 30_000,
  outputBytes: 10 * 1024 * 1024,
  // Go reserves much more than it uses.
  memoryBytes: 2 * 1024 * 1024 * 1024,
  fileBytes: 50 * 1024 * 1024,
};
