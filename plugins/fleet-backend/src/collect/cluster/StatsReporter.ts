import type { Clock } from '../clock';
import type { ReflectorCounters } from '../reflector/ReflectorCounters';
import type { KindStats } from './types';

const INTERVAL_MS = 15_000;
const NOTHING = [0, 0, 0, 0, 0].join();

export interface StatsReporterOptions {
  counters: ReadonlyArray<[kind: string, ReflectorCounters]>;
  clock: Clock;
  report(stats: KindStats[]): void;
}

/**
 * Reports the statistics of kinds where something happened. Bytes alone are
 * nothing: a quiet kind has bookmarks.
 */
export class StatsReporter {
  readonly #reported = new Map<string, string>();

  constructor(private readonly options: StatsReporterOptions) {}

  /** Goes on until the signal aborts. */
  async run(signal: AbortSignal): Promise<void> {
    const { clock } = this.options;
    const next = () =>
      clock.sleep(INTERVAL_MS, signal).then(
        () => true,
        () => false,
      );
    while (await next()) {
      this.#report();
    }
  }

  #report() {
    const { counters, report } = this.options;
    const changed = counters
      .map(([kind, counted]) => ({ kind, ...counted.read() }))
      .filter(stats => this.#isNews(stats));
    if (changed.length > 0) {
      report(changed);
    }
  }

  #isNews(stats: KindStats): boolean {
    const { kind, events, errors, lists, refused, repairs } = stats;
    const news = [events, errors, lists, refused, repairs].join();
    const isNew = (this.#reported.get(kind) ?? NOTHING) !== news;
    this.#reported.set(kind, news);
    return isNew;
  }
}
