/** What a cluster is asked for now and then, since there is no watch for it. */
export interface Poll {
  /** For people, as in: asking for …. */
  readonly what: string;
  /** In ms, within a quarter of it; the first time comes sooner. */
  readonly everyMs: number;
  /** Asks once, and keeps what is answered. Rejects where it cannot tell. */
  run(signal: AbortSignal): Promise<void>;
}
