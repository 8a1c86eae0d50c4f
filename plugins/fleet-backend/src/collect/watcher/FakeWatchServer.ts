import type { ApiServer, RequestOptions } from '../apiServer/ApiServer';
import { FakeWatchRound } from './FakeWatchRound';

/** An API server whose watches tests script, one round after the other. */
export class FakeWatchServer implements ApiServer {
  /** What was asked, round by round. */
  readonly asked: URL[] = [];
  readonly rounds: FakeWatchRound[] = [];
  /** Thrown at the next rounds instead of opening them. */
  readonly refusals: unknown[] = [];
  closes = 0;

  get lastQuery(): Record<string, string> {
    return Object.fromEntries(this.asked[this.asked.length - 1].searchParams);
  }

  get lastRound(): FakeWatchRound {
    return this.rounds[this.rounds.length - 1];
  }

  async openStream(path: string, { signal }: RequestOptions) {
    this.asked.push(new URL(path, 'http://fake'));
    const [refusal] = this.refusals.splice(0, 1);
    if (refusal) {
      throw refusal;
    }
    const round = new FakeWatchRound(signal);
    this.rounds.push(round);
    return { contentType: 'application/json', chunks: round };
  }

  async close() {
    this.closes += 1;
  }

  async getJson(path: string): Promise<never> {
    throw new Error(`Nobody should read ${path}`);
  }

  async get(path: string): Promise<never> {
    throw new Error(`Nobody should read ${path}`);
  }

  async ping(): Promise<never> {
    throw new Error('Nobody should ping');
  }
}
