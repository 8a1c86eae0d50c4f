/** How long each of so many runs took, in ms, one after the other. */
export async function sample(
  times: number,
  run: (n: number) => Promise<unknown>,
): Promise<number[]> {
  const durations: number[] = [];
  for (let n = 0; n < times; n += 1) {
    const startedAt = performance.now();
    await run(n);
    durations.push(performance.now() - startedAt);
  }
  return durations;
}
