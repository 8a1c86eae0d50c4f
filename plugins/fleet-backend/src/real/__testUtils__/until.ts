import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 100;

/**
 * Asks again and again until an answer is as wanted.
 *
 * @throws where it is not in time, with the last answer
 */
export async function until<T>(
  ask: () => Promise<T>,
  isWanted: (answer: T) => boolean,
  withinMs: number,
): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (isWanted(answer)) {
      return answer;
    }
    if (Date.now() > deadline) {
      const text = JSON.stringify(answer, undefined, 2);
      throw new Error(`Not as wanted within ${withinMs} ms: ${text}`);
    }
    await sleep(POLL_MS);
  }
}
