import type { Clock } from '../clock';
import type { KindClient } from './KindClient';
import { Listed, listPages } from './listAll';
import type { ReflectorCounters } from './ReflectorCounters';
import type { AuditSession, ObjectEvent, ResourceSink } from './types';
import { compareVersions, isOlder } from './versions';

/** How often what is kept is compared with a list. */
export interface VerifyTimes {
  /** The first time, after this to three times this, at random. */
  firstMs: number;
  /** From then on, within a quarter of it. */
  everyMs: number;
}

export const VERIFY_TIMES: VerifyTimes = {
  firstMs: 600_000,
  everyMs: 21_600_000,
};

/** Bookmarks come about each minute: by then a watch has what a list had. */
const LONGEST_WAIT_MS = 180_000;
const STEP_MS = 5_000;

export interface VerifierOptions {
  client: KindClient;
  sink: ResourceSink;
  clock: Clock;
  counters: ReflectorCounters;
  times: VerifyTimes;
}

/**
 * Compares, now and then, what is kept with a list, while a watch goes on. What
 * the watch touches meanwhile may differ by right, so it does not count; for
 * the rest the watch has said, once it has reached the list, that nothing
 * happened to it: where that differs, an event was missed.
 */
export class Verifier {
  #dueAt: number;
  /** Up to which resourceVersion everything is kept. */
  #version = '';
  /** UIDs of what the watch told of since the comparison began. */
  #touched?: Set<string>;
  #keeping: readonly ObjectEvent[] = [];

  constructor(private readonly options: VerifierOptions) {
    this.#dueAt = this.#soon();
  }

  /** These events are about to be kept. */
  keeping(events: readonly ObjectEvent[]) {
    this.#keeping = events;
    this.#touch(events);
  }

  /** All is kept up to here. */
  kept(version: string) {
    this.#version = version;
    this.#keeping = [];
  }

  /**
   * Resolves when something was found wrong, and rejects when the signal
   * aborts.
   */
  async untilWrong(signal: AbortSignal): Promise<void> {
    const { clock, counters } = this.options;
    for (;;) {
      await clock.sleep(Math.max(this.#dueAt - clock.now(), 0), signal);
      if (await this.#look(signal)) {
        counters.repairs += 1;
        return;
      }
    }
  }

  async #look(signal: AbortSignal): Promise<boolean> {
    const { clock, counters, times } = this.options;
    this.#dueAt = clock.now() + times.everyMs * (0.75 + clock.random() / 2);
    try {
      return await this.#isWrong(signal);
    } catch (error) {
      this.#dueAt = this.#soon();
      signal.throwIfAborted();
      // It failed for now, whyever: the watch itself says what that means.
      counters.errors += 1;
      return false;
    } finally {
      this.#touched = undefined;
    }
  }

  async #isWrong(signal: AbortSignal): Promise<boolean> {
    const before = this.#version;
    this.#touched = new Set();
    this.#touch(this.#keeping);
    const session = await this.options.sink.audit();
    const listed = await this.#list(session, signal);
    if (isOlder(listed.version, before)) {
      // The server has gone back in time, and its watch says nothing of it.
      return true;
    }
    await this.#untilReached(listed.version, signal);
    const wrong = await session.finish(this.#touched);
    // Of what was refused, only how much there is of it is known.
    const extra = Math.max(wrong.extra - listed.refused, 0);
    return wrong.missing + wrong.different + extra > 0;
  }

  async #list(session: AuditSession, signal: AbortSignal): Promise<Listed> {
    const listed: Listed = { version: '', refused: 0 };
    for await (const page of listPages(this.options.client, signal)) {
      await session.add(page.objects);
      listed.version = page.resourceVersion;
      listed.refused += page.refused;
    }
    return listed;
  }

  async #untilReached(version: string, signal: AbortSignal) {
    const { clock } = this.options;
    const until = clock.now() + LONGEST_WAIT_MS;
    const isReached = () =>
      (compareVersions(this.#version, version) ?? -1) >= 0;
    while (!isReached() && clock.now() < until) {
      await clock.sleep(STEP_MS, signal);
    }
  }

  #soon(): number {
    const { clock, times } = this.options;
    return clock.now() + times.firstMs * (1 + 2 * clock.random());
  }

  #touch(events: readonly ObjectEvent[]) {
    for (const { object } of events) {
      this.#touched?.add(String(object.metadata?.uid));
    }
  }
}
