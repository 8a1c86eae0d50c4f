import { isError } from '@backstage/errors';
import type {
  RolloutDetails,
  RolloutState,
} from '@flotilla/backstage-plugin-fleet-common';

const POLL_MS = 5_000;
/** After these nothing happens that a template can wait for. */
const STUCK: readonly RolloutState[] = [
  'paused',
  'failed',
  'aborted',
  'rolledBack',
  'rollbackFailed',
];

export interface WaitOptions {
  id: string;
  timeoutMs: number;
  get(id: string): Promise<RolloutDetails>;
  tell(line: string): void;
  sleep(ms: number): Promise<void>;
  /** In ms. */
  now(): number;
}

/**
 * Waits until a rollout has succeeded, and tells what changes meanwhile. A fleet
 * backend that is away for a while is asked again.
 *
 * @throws Error that says where the rollout stands, where it will not succeed by
 * itself or takes too long
 */
export async function waitForRollout(options: WaitOptions): Promise<string> {
  const { id, timeoutMs, tell, sleep, now } = options;
  const until = now() + timeoutMs;
  let told = '';
  while (now() < until) {
    const rollout = await getPatiently(options);
    const line = rollout ? inWords(rollout) : 'The fleet does not answer';
    if (line !== told) {
      tell(line);
      told = line;
    }
    if (rollout?.state === 'succeeded') {
      return rollout.state;
    }
    if (rollout && STUCK.includes(rollout.state)) {
      throw new Error(`Rollout ${id} will not go on by itself. ${line}`);
    }
    await sleep(POLL_MS);
  }
  const minutes = Math.round(timeoutMs / 60_000);
  throw new Error(`Rollout ${id} has not ended within ${minutes} min. ${told}`);
}

/** Undefined where it cannot be asked now. */
async function getPatiently({
  id,
  get,
}: WaitOptions): Promise<RolloutDetails | undefined> {
  try {
    return await get(id);
  } catch (error) {
    if (isTransient(error)) {
      return undefined;
    }
    if (statusOf(error) === 401) {
      throw new Error(
        `Rollout ${id} goes on, and is not watched any longer: the login of whoever started this has ended`,
      );
    }
    throw error;
  }
}

/** The backend does not answer, or says that it cannot now. */
function isTransient(error: unknown): boolean {
  const status = statusOf(error);
  if (status !== undefined) {
    return status >= 500 || status === 429;
  }
  // What fetch throws without an answer; other TypeErrors are mistakes.
  return (
    isError(error) &&
    (error.name === 'FetchError' ||
      (error.name === 'TypeError' && error.cause !== undefined))
  );
}

function statusOf(error: unknown): number | undefined {
  return (error as { statusCode?: number }).statusCode;
}

function inWords({
  state,
  reason,
  waves,
  targets,
  healthy,
  failed,
}: RolloutDetails): string {
  const wave = waves.find(one => one.state !== 'succeeded');
  const parts = [
    `${state}: ${healthy} of ${targets} targets healthy, ${failed} failed`,
    ...(wave ? [`wave ${wave.name} is ${wave.state}`] : []),
    ...(reason ? [reason] : []),
  ];
  return parts.join('; ');
}
