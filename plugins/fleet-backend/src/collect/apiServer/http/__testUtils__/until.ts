import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until something holds; the test's own time limit is the bound. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) {
    await sleep(5);
  }
}

/** What a stream gives, as text. */
export async function textOf(chunks: AsyncIterable<Buffer>): Promise<string> {
  const found: Buffer[] = [];
  for await (const chunk of chunks) {
    found.push(chunk);
  }
  return Buffer.concat(found).toString('utf8');
}
