/** Metrics of an API server are some megabytes, those of a large one tens. */
const MAX_BYTES = 128 * 1024 * 1024;
const MAX_LINE = 16 * 1024;
const NEWLINE = 0x0a;

/**
 * The lines of one metric, of an answer in Prometheus' text format, in which
 * metrics are in the order of blocks. Ends with undefined where the answer is
 * longer than can be read. It never holds more than a chunk and a line.
 */
export async function* metricLines(
  chunks: AsyncIterable<Buffer>,
  family: string,
): AsyncGenerator<string | undefined> {
  let rest: Buffer = Buffer.alloc(0);
  let bytes = 0;
  let hasBegun = false;
  const isOfFamily = (line: string) =>
    line.startsWith(`${family}{`) || line.startsWith(`${family} `);
  for await (const chunk of chunks) {
    bytes += chunk.length;
    const whole = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    const end = whole.lastIndexOf(NEWLINE) + 1;
    rest = whole.subarray(end);
    if (bytes > MAX_BYTES || rest.length > MAX_LINE) {
      yield undefined;
      return;
    }
    // Most chunks have none of it, and are not worth a text.
    if (!hasBegun && !whole.includes(family)) {
      continue;
    }
    for (const line of whole.toString('utf8', 0, end).split('\n')) {
      if (isOfFamily(line)) {
        hasBegun = true;
        yield line.trimEnd();
      } else if (hasBegun && line !== '') {
        return;
      }
    }
  }
  if (isOfFamily(rest.toString())) {
    yield rest.toString().trimEnd();
  }
}
