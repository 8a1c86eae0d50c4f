import type {
  Allocatable,
  Requested,
} from '@flotilla/backstage-plugin-fleet-common';

/** PostgreSQL gives large numbers as text. */
type Kept = number | string | null;

const MILLI = 1_000;
const KI = 1_024;

/** In cores and bytes, of what is kept in thousandths of a core and KiB. */
export function toAmounts(
  cpu: number | string,
  memory: number | string,
): Requested {
  return { cpu: Number(cpu) / MILLI, memory: Number(memory) * KI };
}

/** The same where the cluster may not say. */
export function toAllocatable(kept: {
  cpu: Kept;
  memory: Kept;
  pods: Kept;
}): Allocatable {
  const { cpu, memory, pods } = kept;
  return {
    cpu: cpu === null ? undefined : Number(cpu) / MILLI,
    memory: memory === null ? undefined : Number(memory) * KI,
    pods: pods === null ? undefined : Number(pods),
  };
}
