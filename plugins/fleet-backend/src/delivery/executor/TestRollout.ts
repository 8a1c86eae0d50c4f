import type {
  RolloutProgress,
  TargetState,
  WaveProgress,
} from '../model/states';
import { type Circumstances, decide } from './decide';

/** A rollout in memory, for tests: does what is decided, and what they say. */
export class TestRollout {
  now = 0;
  isBarred?: string;
  /** For which targets an engine was to be asked last. */
  acts: readonly number[] = [];
  #progress: RolloutProgress;

  /** @param sizes - How many targets each wave has */
  static of(
    sizes: readonly number[],
    strategy: Partial<Circumstances['strategy']> = {},
  ): TestRollout {
    const waveOf = sizes.flatMap((size, no) => Array<number>(size).fill(no));
    return new TestRollout(
      {
        state: 'running',
        intent: 'run',
        acceptedFailures: 0,
        waves: sizes.map((_, no) => wave(no)),
        targets: waveOf.map((waveNo, no) => target(no, waveNo)),
      },
      {
        concurrency: 10,
        maxFailures: 0,
        onFailure: 'pause',
        unreachable: 'wait',
        progressDeadlineMs: 600_000,
        ...strategy,
      },
    );
  }

  private constructor(
    progress: RolloutProgress,
    readonly strategy: Circumstances['strategy'],
  ) {
    this.#progress = progress;
  }

  get progress(): RolloutProgress {
    return this.#progress;
  }

  get waves() {
    return this.#progress.waves;
  }

  get targets() {
    return this.#progress.targets;
  }

  count(step: TargetState['step']): number {
    return this.targets.filter(one => one.step === step).length;
  }

  /** Decides, and does it, so many times. */
  decide(times: number = 1): this {
    for (let n = 0; n < times; n += 1) {
      const { now, strategy, isBarred } = this;
      const decision = decide(this.#progress, { now, strategy, isBarred });
      this.acts = decision.acts;
      if (decision.rollout) {
        this.set({ reason: undefined, ...decision.rollout });
      }
      decision.waves.forEach(({ no, ...change }) =>
        this.changeWave(no, change),
      );
      decision.targets.forEach(({ no, ...change }) => this.change(no, change));
    }
    return this;
  }

  /** Engines have put targets on their way. */
  deliver(...nos: number[]): this {
    nos.forEach(no =>
      this.change(no, {
        step: 'progressing',
        phase: 'Progressing',
        isTouched: true,
        startedAt: this.now,
      }),
    );
    return this;
  }

  heal(...nos: number[]): this {
    nos.forEach(no => this.change(no, { step: 'done', phase: 'Healthy' }));
    return this;
  }

  fail(no: number): this {
    return this.change(no, { step: 'failed', phase: 'Failed' });
  }

  set(change: Partial<RolloutProgress>): this {
    this.#progress = { ...this.#progress, ...change };
    return this;
  }

  change(no: number, change: Partial<TargetState>): this {
    const targets = this.targets.map(one =>
      one.no === no ? { ...one, ...change } : one,
    );
    return this.set({ targets });
  }

  changeWave(no: number, change: Partial<WaveProgress>): this {
    const waves = this.waves.map(one => {
      const startedAt =
        change.state === 'running' ? one.startedAt ?? this.now : one.startedAt;
      return one.no === no ? { ...one, startedAt, ...change } : one;
    });
    return this.set({ waves });
  }
}

function wave(no: number): WaveProgress {
  return {
    no,
    state: 'pending',
    needsApproval: false,
    isApproved: false,
    soakMs: 0,
  };
}

function target(no: number, waveNo: number): TargetState {
  return {
    no,
    wave: waveNo,
    level: 0,
    step: 'waiting',
    phase: 'Waiting',
    isReachable: true,
    isTouched: false,
  };
}
