import { createHash } from 'node:crypto';

/**
 * Names an act and what it is asked with. A task keeps checkpoints by step and
 * key, and a step with `each` does its act more than once.
 */
export function checkpointKey(act: string, input: object): string {
  const digest = createHash('sha256').update(JSON.stringify(input));
  return `fleet.${act}.${digest.digest('hex').slice(0, 16)}`;
}
