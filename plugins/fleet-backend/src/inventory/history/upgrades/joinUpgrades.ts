import { isDeepStrictEqual } from 'node:util';
import { type Change, SOURCES, type Upgrade } from './types';

/** How far apart two may tell the time of one upgrade. */
const WINDOW_SECONDS = 120;

/** Whether what was seen in the workload is what another tells of. */
export function isSame(upgrade: Upgrade, seen: Upgrade): boolean {
  const images = imagesIn(seen);
  return (
    Math.abs(upgrade.at - seen.at) <= WINDOW_SECONDS &&
    (images.length === 0 ||
      images.every(one =>
        imagesIn(upgrade).some(
          other => other.container === one.container && other.to === one.to,
        ),
      ))
  );
}

function imagesIn({ what }: Upgrade): Change[] {
  return what.changes.filter(({ container }) => container !== undefined);
}

/** An upgrade, with what another tells of it besides. */
export function joined<T extends Upgrade>(upgrade: T, other: Upgrade): T {
  const { what } = upgrade;
  const labels = other.what.changes.filter(
    ({ label }) =>
      label !== undefined && what.changes.every(one => one.label !== label),
  );
  const changes = [...what.changes, ...labels];
  const isMore = labels.length > 0 && upgrade.kind === 'reconfigure';
  return {
    ...upgrade,
    ...(isMore ? { kind: 'upgrade' } : {}),
    source: knowsMore(other, upgrade) ? other.source : upgrade.source,
    what: { ...other.what, ...what, changes },
  };
}

/** Who delivers knows who and why. */
function knowsMore(one: Upgrade, other: Upgrade): boolean {
  return SOURCES.indexOf(one.source) > SOURCES.indexOf(other.source);
}

/** Whether what is kept is not what is known. */
export function isOther(kept: Upgrade, upgrade: Upgrade): boolean {
  return (
    kept.kind !== upgrade.kind || !isDeepStrictEqual(kept.what, upgrade.what)
  );
}
