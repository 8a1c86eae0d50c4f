import type { DemoClusterSpec } from '../clusters';
import { between, Random, seededRandom } from '../random';
import { DAY, HOUR } from '../time';
import type { DemoServiceSpec } from './DemoServiceSpec';

/** A version of a service, and when it came out. */
export interface Release {
  version: string;
  at: number;
}

const PAST_DAYS = 80;

/** How long a tier waits before it takes a release, in hours. */
const LAG: Record<DemoClusterSpec['tier'], number> = {
  dev: 1,
  stage: 20,
  cloud: 50,
  onprem: 96,
  edge: 190,
};

/** The releases of a service until today, oldest first. */
export function releasesOf(
  { name, line }: DemoServiceSpec,
  today: number,
): Release[] {
  const random = seededRandom(`releases of ${name}`);
  const releases: Release[] = [];
  const isSlow = line.startsWith('17') || line.startsWith('3.3');
  let daysAgo = PAST_DAYS;
  for (;;) {
    daysAgo -= isSlow ? between(random, 20, 30) : between(random, 3, 10);
    if (daysAgo < 0) {
      return numbered(releases, line, random);
    }
    const at = today - daysAgo * DAY + between(random, 8, 15) * HOUR;
    releases.push({ version: '', at });
  }
}

/** When a cluster took which release; those that it skipped are missing. */
export function adoptionsOf(
  service: DemoServiceSpec,
  cluster: DemoClusterSpec,
  now: number,
  today: number,
): Release[] {
  const random = seededRandom(`${service.name} on ${cluster.name}`);
  const skips = { onprem: 0.35, edge: 0.5 }[cluster.tier as string] ?? 0.08;
  const releases = releasesOf(service, today);
  const adopted = releases
    .filter((_, index) => index === 0 || random() > skips)
    .map(({ version, at }) => {
      const jitter = between(random, 0, 8) * HOUR;
      return { version, at: at + LAG[cluster.tier] * HOUR + jitter };
    });
  return adopted.filter(({ at }) => at < now);
}

/** The last release has the service's line; those before count back to it. */
function numbered(
  releases: Release[],
  line: string,
  random: Random,
): Release[] {
  const [major, minor] = line.split('.').map(Number);
  let version = { minor, patch: minor === 0 ? 20 : between(random, 0, 4) };
  return releases
    .toReversed()
    .map(({ at }) => {
      const { minor: m, patch } = version;
      version =
        patch > 0
          ? { minor: m, patch: patch - 1 }
          : { minor: m - 1, patch: between(random, 0, 3) };
      return { version: `${major}.${m}.${patch}`, at };
    })
    .reverse();
}
