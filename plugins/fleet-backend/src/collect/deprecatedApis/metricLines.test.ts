import { metricLines } from './metricLines';

async function linesOf(...chunks: Array<string | Buffer>) {
  let read = 0;
  async function* all() {
    for (const chunk of chunks) {
      read += 1;
      yield Buffer.from(chunk);
    }
  }
  const lines: Array<string | undefined> = [];
  for await (const line of metricLines(all(), 'wanted')) {
    lines.push(line);
  }
  return { lines, read };
}

const TEXT = [
  '# HELP before Help.',
  'before{a="wanted"} 1',
  '# HELP wanted Help.',
  '# TYPE wanted gauge',
  'wanted{a="1"} 1',
  'wanted{a="2"} 1',
  '# HELP wanted_too Help.',
  'wanted_too 1',
  'wanted{a="never"} 1',
  '',
].join('\n');

describe('metricLines', () => {
  const expected = ['wanted{a="1"} 1', 'wanted{a="2"} 1'];

  it('gives the lines of one metric, and stops after them', async () => {
    const { lines, read } = await linesOf(TEXT, 'x'.repeat(10), 'y');
    expect(lines).toEqual(expected);
    expect(read).toBe(1);
  });

  it.each([1, 2, 7, 40])('reads chunks of %d bytes alike', async size => {
    const chunks = TEXT.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
    expect((await linesOf(...chunks)).lines).toEqual(expected);
  });

  it('needs no newline at the end', async () => {
    expect((await linesOf('wanted 1')).lines).toEqual(['wanted 1']);
  });

  it('finds none where there is none', async () => {
    expect((await linesOf('other 1\n', 'another 2\n')).lines).toEqual([]);
  });

  it('gives up where a line has no end', async () => {
    const { lines, read } = await linesOf(
      ...['a', 'b', 'c'].map(one => one.repeat(20_000)),
    );
    expect(lines).toEqual([undefined]);
    expect(read).toBe(1);
  });

  it('gives up where there is no end at all', async () => {
    const chunk = Buffer.from(`${'x'.repeat(1023)}\n`.repeat(32 * 1024));
    const { lines, read } = await linesOf(...Array(6).fill(chunk));
    expect(lines).toEqual([undefined]);
    expect(read).toBe(5);
  });
});
