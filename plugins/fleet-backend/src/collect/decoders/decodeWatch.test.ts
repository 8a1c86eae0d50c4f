import { ApiServerError } from '../apiServer/ApiServerError';
import { decodeWatch } from '.';
import * as encode from './__testUtils__/encode';
import type { WatchFrame } from './types';

const MAX = 200;
const ENCODINGS = {
  protobuf: 'application/vnd.kubernetes.protobuf;stream=watch',
  json: 'application/json',
};
type Encoding = keyof typeof ENCODINGS;

const namespace = (name: string) => ({
  metadata: { name, uid: `uid-${name}`, resourceVersion: '100' },
});
const line = (document: unknown) =>
  Buffer.from(`${JSON.stringify(document)}\n`);

/** The same event in each encoding. */
function event(type: string, name: string, note = '') {
  const more = encode.field(2, note);
  return {
    protobuf: encode.watchFrame(
      type,
      'Namespace',
      encode.namespace(name, more),
    ),
    json: line({ type, object: { ...namespace(name), note } }),
  };
}

async function* chunksOf(chunks: Buffer[]) {
  yield* chunks;
}

/** What comes of chunks: frames, chunk by chunk, and what ended them. */
async function decode(encoding: Encoding, ...chunks: Buffer[]) {
  const stream = {
    contentType: ENCODINGS[encoding],
    chunks: chunksOf(chunks),
  };
  const steps: Array<{ frames: WatchFrame[]; bytes: number }> = [];
  try {
    const options = { maxObjectBytes: MAX };
    for await (const step of decodeWatch(stream, 'Namespace', options)) {
      steps.push(step);
    }
    return { steps, frames: steps.flatMap(({ frames }) => frames) };
  } catch (error) {
    const frames = steps.flatMap(one => one.frames);
    return { steps, frames, error };
  }
}

describe.each(['protobuf', 'json'] as const)('decodeWatch of %s', encoding => {
  const bytes = (...events: Array<Record<Encoding, Buffer>>) =>
    Buffer.concat(events.map(one => one[encoding]));
  const three = bytes(
    event('ADDED', 'a'),
    event('MODIFIED', 'b'),
    event('DELETED', 'c'),
  );
  const threeFrames = [
    { type: 'ADDED', object: namespace('a') },
    { type: 'MODIFIED', object: namespace('b') },
    { type: 'DELETED', object: namespace('c') },
  ];

  it('gives all frames of a chunk at once', async () => {
    const { steps } = await decode(encoding, three);
    expect(steps).toMatchObject([{ frames: threeFrames, bytes: three.length }]);
  });

  it('reads frames that come in pieces of any size', async () => {
    for (const size of [1, 2, 3, 5, 7, 50, 99]) {
      const pieces = Array.from(
        { length: Math.ceil(three.length / size) },
        (_, index) => three.subarray(index * size, (index + 1) * size),
      );
      const { steps, frames } = await decode(encoding, ...pieces);
      expect(frames).toMatchObject(threeFrames);
      expect(steps).toHaveLength(pieces.length);
    }
  });

  it('skips what is too large, and says how large', async () => {
    const large = event('ADDED', 'b', 'x'.repeat(1_000))[encoding];
    const whole = Buffer.concat([
      bytes(event('ADDED', 'a')),
      large,
      bytes(event('DELETED', 'c')),
    ]);
    const expected = [
      threeFrames[0],
      // Without its own length, or its end of line.
      { type: 'REFUSED', bytes: large.length - (encoding === 'json' ? 1 : 4) },
      threeFrames[2],
    ];
    expect((await decode(encoding, whole)).frames).toMatchObject(expected);
    const single = Array.from(whole, byte => Buffer.from([byte]));
    expect((await decode(encoding, ...single)).frames).toMatchObject(expected);
  });

  it('drops what the end of the stream leaves unfinished', async () => {
    const { frames, error } = await decode(encoding, three.subarray(0, -3));
    expect(frames).toMatchObject(threeFrames.slice(0, 2));
    expect(error).toBeUndefined();
  });

  it.each(['', 'RENAMED'])('refuses an event of type %j', async type => {
    const { frames, error } = await decode(
      encoding,
      bytes(event('ADDED', 'a'), event(type, 'canary')),
    );
    expect(frames).toMatchObject(threeFrames.slice(0, 1));
    expect(error).toBeInstanceOf(ApiServerError);
    expect(error).toMatchObject({ failure: 'invalid' });
    expect(String(error)).not.toContain('canary');
  });

  it('lets go of the stream when nobody reads on', async () => {
    let isClosed = false;
    async function* endless() {
      try {
        for (;;) {
          yield three;
        }
      } finally {
        isClosed = true;
      }
    }
    const stream = { contentType: ENCODINGS[encoding], chunks: endless() };
    const options = { maxObjectBytes: MAX };
    for await (const step of decodeWatch(stream, 'Namespace', options)) {
      expect(step.frames).toHaveLength(3);
      break;
    }
    expect(isClosed).toBe(true);
  });
});

describe('decodeWatch', () => {
  it('goes past empty lines', async () => {
    const { json } = event('ADDED', 'a');
    const { frames } = await decode(
      'json',
      Buffer.concat([Buffer.from('\n\n'), json, Buffer.from('\n')]),
    );
    expect(frames).toMatchObject([{ type: 'ADDED' }]);
  });

  it('reads the causes in a Status', async () => {
    const cause = encode.message([1, 'ResourceVersionTooLarge'], [2, 'why']);
    const status = encode.message(
      [2, 'Failure'],
      [3, 'Too large resource version'],
      [4, 'Timeout'],
      [5, encode.message([4, cause], [5, 1])],
      [6, 504],
    );
    const frame = encode.watchFrame('ERROR', 'Status', status);
    expect((await decode('protobuf', frame)).frames).toEqual([
      {
        type: 'ERROR',
        object: {
          status: 'Failure',
          message: 'Too large resource version',
          reason: 'Timeout',
          code: 504,
          details: {
            causes: [{ reason: 'ResourceVersionTooLarge', message: 'why' }],
            retryAfterSeconds: 1,
          },
        },
      },
    ]);
  });

  it.each<[string, Encoding, Buffer]>([
    ['a line that is not JSON', 'json', Buffer.from('{"canary\n')],
    ['a line that is no event', 'json', line(['canary'])],
    ['an event without an object', 'json', line({ type: 'ADDED' })],
    ['an empty frame', 'protobuf', Buffer.alloc(4)],
    [
      'an object of another kind',
      'protobuf',
      encode.watchFrame('ADDED', 'canary', encode.namespace('canary')),
    ],
  ])('refuses %s', async (_, encoding, bytes) => {
    const { frames, error } = await decode(encoding, bytes);
    expect(frames).toEqual([]);
    expect(error).toBeInstanceOf(ApiServerError);
    expect(String(error)).not.toContain('canary');
  });
});
