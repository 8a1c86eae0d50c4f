/** One run of a program. */
export interface ToolRun {
  args: readonly string[];
  /** The folder that it runs in; its own empty one if absent. */
  cwd?: string;
  /** Its standard input; empty if absent. */
  input?: string;
  /** More of its environment; it has nothing of ours. */
  env?: Readonly<Record<string, string>>;
  signal: AbortSignal;
}

export interface ToolOutput {
  stdout: string;
  /** The beginning of it. */
  stderr: string;
}

/**
 * A program that works on what others wrote. Rejects with InputError where it
 * fails or exceeds its limits, and ServiceUnavailableError where it is not
 * installed.
 */
export interface Tool {
  run(run: ToolRun): Promise<ToolOutput>;
}
