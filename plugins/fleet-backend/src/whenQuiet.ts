import type { RepeatedTask } from './runService';

const MAX_WAIT_MS = 30_000;

/**
 * A task that leaves the database to others while rows wait to be written, as
 * in the first sync of a fleet: what it does can be done after that. It is put
 * off for half a minute at most.
 */
export function whenQuiet(
  task: RepeatedTask,
  { isBusy, now }: { isBusy(): boolean; now(): number },
): RepeatedTask {
  let ranAt = now();
  return {
    ...task,
    async run(signal) {
      if (isBusy() && now() - ranAt < MAX_WAIT_MS) {
        return;
      }
      await task.run(signal);
      ranAt = now();
    },
  };
}
