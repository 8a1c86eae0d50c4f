/** Options of everything that reads sources. */
export interface ReadOptions {
  signal: AbortSignal;
}

/**
 * Files of others in a temporary folder of ours: plain files and folders only,
 * within limits of number and size.
 */
export interface SourceFolder {
  /** Absolute. */
  readonly path: string;
  /** Relative to path, with slashes, sorted. */
  readonly files: readonly string[];
  /** Of the names and contents of all files: `sha256:` and hex. */
  readonly digest: string;
  /** Removes it. */
  close(): Promise<void>;
}

/**
 * Reads what rollouts refer to, by Backstage's integrations. Rejects with
 * InputError for what is refused or too large, NotFoundError, NotAllowedError for
 * a host that this backend may not read, and ServiceUnavailableError where a host
 * does not answer as it should.
 */
export interface SourceReader {
  /** @param url - Of a folder in a repository or bucket */
  readFolder(url: string, options: ReadOptions): Promise<SourceFolder>;

  /**
   * A folder that holds the one file, by its last name in the URL.
   *
   * @param url - Of a file
   */
  readFile(url: string, options: ReadOptions): Promise<SourceFolder>;
}
