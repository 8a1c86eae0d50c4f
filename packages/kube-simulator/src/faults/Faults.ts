/** What a server's faults act on; the server provides it. */
export interface FaultTarget {
  /** Closes the listener and all connections, or opens the listener again. */
  setListening(listening: boolean): Promise<void>;
  /** Ends all watches with "too old", and forgets what happened until now. */
  expireWatches(): void;
  /** Lets watches send what they held back. */
  resumeWatches(): void;
}

/**
 * Switches that break a server the ways servers break. All are off at first,
 * and each can be turned off again.
 */
export class Faults {
  #frozen = false;
  #silent = false;
  #unauthorized = false;
  #retryAfterSeconds?: number;
  #delayMs = 0;
  #drops = 0;
  #forbidden = new Set<string>();
  readonly #waiting: Array<() => void> = [];

  constructor(private readonly target: FaultTarget) {}

  /** Refuses connections, as a host does on which nothing listens. */
  async refuseConnections(on: boolean): Promise<void> {
    await this.target.setListening(!on);
  }

  /** Accepts everything, and answers nothing; open streams say no more. */
  freeze(on: boolean): void {
    this.#frozen = on;
    if (!on) {
      this.#waiting.splice(0).forEach(proceed => proceed());
      this.target.resumeWatches();
    }
  }

  /** Watches stay open and say nothing, bookmarks included; the rest works. */
  silenceWatches(on: boolean): void {
    this.#silent = on;
    if (!on) {
      this.target.resumeWatches();
    }
  }

  /** Answers 403 for these resources, as in "cronjobs.batch"; none lifts it. */
  forbid(...resources: string[]): void {
    this.#forbidden = new Set(resources);
  }

  /** Answers 401 to everybody. Streams that are open go on, as real ones do. */
  rejectCredentials(on: boolean): void {
    this.#unauthorized = on;
  }

  /** Answers 429 and to come back after so many seconds; undefined lifts it. */
  throttle(retryAfterSeconds: number | undefined): void {
    this.#retryAfterSeconds = retryAfterSeconds;
  }

  /** Ends all watches with 410; what happened until now is forgotten. */
  expireWatches(): void {
    this.target.expireWatches();
  }

  /** The next changes are stored, but no watch ever hears of them. */
  dropNextEvents(count = 1): void {
    this.#drops = count;
  }

  /** Answers so much later; 0 lifts it. */
  delay(ms: number): void {
    this.#delayMs = ms;
  }

  /** Whether nothing is answered. */
  get frozen(): boolean {
    return this.#frozen;
  }

  /** Whether watches say nothing. */
  get watchesSilent(): boolean {
    return this.#silent || this.#frozen;
  }

  /** Whether everybody is answered 401. */
  get credentialsRejected(): boolean {
    return this.#unauthorized;
  }

  /** What a 429 says; undefined where there is none. */
  get retryAfterSeconds(): number | undefined {
    return this.#retryAfterSeconds;
  }

  /** How much later answers come. */
  get delayMs(): number {
    return this.#delayMs;
  }

  /** Whether a resource is answered 403. */
  isForbidden(resource: string): boolean {
    return this.#forbidden.has(resource);
  }

  /** Whether this change is one that watches do not hear of. */
  takeDrop(): boolean {
    if (this.#drops === 0) {
      return false;
    }
    this.#drops -= 1;
    return true;
  }

  /** Resolves when the server is not frozen. */
  async thawed(): Promise<void> {
    if (this.#frozen) {
      await new Promise<void>(resolve => this.#waiting.push(resolve));
    }
  }
}
