/** One measured value. */
export interface Figure {
  name: string;
  value: number;
  /** Of the value, for example ms; x for a pure ratio. */
  unit: string;
  /** The value over, or under, that of a peer or floor in the same run. */
  ratio?: number;
  /** What the ratio is against, with its value. */
  against?: string;
  /** What is to be reached; at most, unless the bench says at least. */
  limit?: number;
  /** Whether a larger value is the better one. */
  atLeast?: boolean;
  /** On what it was measured, in words. */
  setup: string;
}

/** How large a run is: full for the figures, small to prove the harness. */
export interface BenchOptions {
  small: boolean;
  signal: AbortSignal;
  /** Says what is going on, to whoever watches. */
  say(text: string): void;
}

export interface Bench {
  name: string;
  title: string;
  run(options: BenchOptions): Promise<Figure[]>;
}
