import { ApiServerError } from '../apiServer/ApiServerError';
import { decodeList, decodeWatch } from '.';
import { golden, GOLDEN_KINDS } from './__testUtils__/golden';
import { mutations, randomNumbers } from './__testUtils__/mutations';

const PROTOBUF = 'application/vnd.kubernetes.protobuf';
const TYPES = { protobuf: PROTOBUF, json: 'application/json' } as const;
const LIMITS = { maxObjectBytes: 3_000 };
const ENCODINGS = ['protobuf', 'json'] as const;

/** Whether it was decoded; fails for any other error than it may throw. */
async function isDecoded(decode: () => unknown): Promise<boolean> {
  try {
    await decode();
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(ApiServerError);
    expect(error).toMatchObject({ failure: 'invalid' });
    expect(String(error)).not.toMatch(/registry|shop|fraud/);
    return false;
  }
}

async function readAll(contentType: string, ...pieces: Buffer[]) {
  async function* chunks() {
    yield* pieces;
  }
  const stream = { contentType, chunks: chunks() };
  for await (const { frames } of decodeWatch(stream, 'StatefulSet', LIMITS)) {
    expect(frames).toEqual(expect.any(Array));
  }
}

describe.each(ENCODINGS)('decoding garbage as %s', encoding => {
  const contentType = TYPES[encoding];

  it.each(GOLDEN_KINDS)('throws nothing but ApiServerError: %s', async kind => {
    const random = randomNumbers(kind.length);
    const outcomes = new Set<boolean>();
    for (const body of mutations(golden(kind)[encoding], 100, random)) {
      outcomes.add(
        await isDecoded(() => decodeList({ contentType, body }, kind, LIMITS)),
      );
    }
    // Some of it still is a list, or nothing much was tried.
    expect(outcomes).toEqual(new Set([true, false]));
  });

  it.each(['watch-initial', 'watch-expired'])(
    'throws nothing but ApiServerError: %s',
    async name => {
      const random = randomNumbers(name.length);
      const outcomes = new Set<boolean>();
      for (const body of mutations(golden(name)[encoding], 100, random)) {
        const middle = Math.floor(random() * body.length);
        const pieces = [body.subarray(0, middle), body.subarray(middle)];
        outcomes.add(await isDecoded(() => readAll(contentType, ...pieces)));
      }
      expect(outcomes).toEqual(new Set([true, false]));
    },
  );

  it('throws nothing but ApiServerError for noise', async () => {
    const random = randomNumbers(7);
    for (let index = 0; index < 500; index += 1) {
      const noise = Buffer.from(
        Array.from({ length: 200 }, () => Math.floor(random() * 256)),
      );
      const body = Buffer.concat([Buffer.from('k8s\u0000'), noise]);
      const answer = { contentType, body };
      const list = () => decodeList(answer, 'Pod', LIMITS);
      expect(await isDecoded(list)).toBe(false);
      await isDecoded(() => readAll(contentType, noise));
    }
  });
});
