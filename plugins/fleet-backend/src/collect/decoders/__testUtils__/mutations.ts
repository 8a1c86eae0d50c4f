/** Numbers below 1, the same ones for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Copies of bytes that are cut, changed, shortened, and drawn out. */
export function* mutations(
  original: Buffer,
  count: number,
  random: () => number,
): Generator<Buffer> {
  const below = (limit: number) => Math.floor(random() * limit);
  for (let index = 0; index < count; index += 1) {
    const at = below(original.length);
    const bytes = Buffer.from(original);
    yield bytes.subarray(0, at);
    bytes[at] = below(256);
    yield bytes;
    const more = Buffer.from(bytes);
    for (let changes = below(20); changes > 0; changes -= 1) {
      // What makes numbers long and lengths large is what hurts most.
      more[below(more.length)] = random() < 0.5 ? 0xff : below(256);
    }
    yield more;
    const end = at + below(20);
    yield Buffer.concat([bytes.subarray(0, at), bytes.subarray(end)]);
    yield Buffer.concat([bytes.subarray(0, end), bytes.subarray(at)]);
  }
}
