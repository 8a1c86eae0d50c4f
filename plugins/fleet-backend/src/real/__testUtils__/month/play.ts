import type { Testbed } from '@flotilla/testbed-client';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Script } from './script';
import type { Step } from './steps';

/** Plays a script, of all clusters at once, and of each in its order. */
export async function play(testbed: Testbed, script: Script): Promise<void> {
  await Promise.all(
    Object.entries(script).map(([name, steps]) =>
      playSteps(testbed, name, steps),
    ),
  );
}

async function playSteps(
  testbed: Testbed,
  name: string,
  steps: readonly Step[],
) {
  for (const step of steps) {
    await step(testbed.cluster(name));
    // Times of a cluster are in whole seconds.
    await sleep(1_100);
  }
}
