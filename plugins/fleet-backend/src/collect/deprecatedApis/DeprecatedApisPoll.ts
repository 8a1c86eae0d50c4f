import type { ApiServer } from '../apiServer/ApiServer';
import type { Clock } from '../clock';
import type { Pace } from '../pace/Pace';
import type { Poll } from '../polls/Poll';
import { Discovery } from '../reflector/Discovery';
import { ServerTraits } from '../reflector/ServerTraits';
import { minorOf } from '../../kubernetesMinor';
import { listUses } from './listUses';
import { readMetric } from './readMetric';
import { kindsToList } from './removedApis';
import type { DeprecatedApis } from './types';
import { UseTally } from './UseTally';

const MINUTE_MS = 60_000;
const LOOK_EVERY_MS = 6 * 60 * MINUTE_MS;

export interface DeprecatedApisPollOptions {
  server: ApiServer;
  clock: Clock;
  /** Shared by all clusters. */
  pace: Pace;
  /** Takes the place of all that was kept before. */
  keep(found: DeprecatedApis): Promise<void>;
}

/**
 * Looks for what uses API versions that Kubernetes removes: a list of metadata
 * of the few kinds that have any, and one metric of the API server. It asks for
 * the version only, except every six hours and when that is another.
 */
export class DeprecatedApisPoll implements Poll {
  readonly what = 'deprecated APIs in use';
  readonly everyMs = 10 * MINUTE_MS;
  #last?: { version: string; until: number };

  constructor(private readonly options: DeprecatedApisPollOptions) {}

  async run(signal: AbortSignal): Promise<void> {
    const { clock } = this.options;
    const version = await this.#version(signal);
    const { until, version: lastVersion } = this.#last ?? { until: 0 };
    if (version === lastVersion && clock.now() < until) {
      return;
    }
    const found = minorOf(version);
    await this.#look(found?.major === 1 ? found.minor : undefined, signal);
    const wait = LOOK_EVERY_MS * (0.75 + clock.random() / 2);
    this.#last = { version, until: clock.now() + wait };
  }

  async #look(minor: number | undefined, signal: AbortSignal): Promise<void> {
    const { server, clock, pace, keep } = this.options;
    const traits = new ServerTraits(new Discovery(server, clock));
    const tally = new UseTally();
    const unlisted: string[] = [];
    for (const listed of kindsToList(minor)) {
      const list = () => listUses({ server, traits }, listed, tally, signal);
      if (!(await pace.run(list, signal))) {
        unlisted.push(listed.kind);
      }
    }
    const read = () => readMetric({ server, clock }, signal);
    const { metric, uses } = await pace.run(read, signal);
    await keep({ minor, unlisted, metric, uses: [...tally.uses, ...uses] });
  }

  async #version(signal: AbortSignal): Promise<string> {
    const version = await this.options.server.getJson('/version', { signal });
    const { gitVersion } = (version ?? {}) as { gitVersion?: unknown };
    return typeof gitVersion === 'string' ? gitVersion : '';
  }
}
