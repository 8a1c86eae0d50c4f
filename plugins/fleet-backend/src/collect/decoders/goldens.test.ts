import { decodeList, decodeWatch } from '.';
import { golden, GOLDEN_KINDS } from './__testUtils__/golden';
import { keptOf, withoutZeros } from './__testUtils__/keptOf';
import { schemaOf } from './schemas';
import type { WatchFrame } from './types';

const LIMITS = { maxObjectBytes: 100_000 };
const PROTOBUF = 'application/vnd.kubernetes.protobuf';
const JSON_TYPE = 'application/json';

function lists(kind: string) {
  const { protobuf, json } = golden(kind);
  return [
    decodeList({ contentType: PROTOBUF, body: protobuf }, kind, LIMITS),
    decodeList({ contentType: JSON_TYPE, body: json }, kind, LIMITS),
  ];
}

async function frames(contentType: string, body: Buffer, kind: string) {
  async function* chunks() {
    yield body;
  }
  const all: WatchFrame[] = [];
  const stream = { contentType, chunks: chunks() };
  for await (const step of decodeWatch(stream, kind, LIMITS)) {
    all.push(...step.frames);
  }
  return all;
}

describe('decoding what a real API server sent', () => {
  it.each(GOLDEN_KINDS)('gives what JSON has of what is kept: %s', kind => {
    const [first, second] = lists(kind);
    const kept = second.objects.map(one => keptOf(one, schemaOf(kind)));
    expect(kept).not.toEqual([]);
    expect(withoutZeros(first.objects)).toEqual(withoutZeros(kept));
    expect(first.resourceVersion).toBe(second.resourceVersion);
  });

  it.each(GOLDEN_KINDS)('keeps nothing that nobody reads: %s', kind => {
    const [{ objects }] = lists(kind);
    const text = JSON.stringify(objects);
    expect(text).not.toMatch(/FieldsV1|last-applied|not kept|back-off/);
  });

  it('keeps of a pod that crashes what tells of it', () => {
    const [{ objects }] = lists('Pod');
    const crashed = objects.filter(one =>
      JSON.stringify(one).includes('CrashLoopBackOff'),
    );
    expect(crashed).toMatchSnapshot();
  });

  it.each([
    ['protobuf', `${PROTOBUF};stream=watch`],
    ['json', JSON_TYPE],
  ] as const)('reads the list a watch begins with: %s', async (name, type) => {
    const body = golden('watch-initial')[name];
    expect(await frames(type, body, 'StatefulSet')).toMatchObject([
      { type: 'ADDED', object: { metadata: { name: 'search' } } },
      {
        type: 'BOOKMARK',
        object: {
          metadata: {
            resourceVersion: expect.stringMatching(/^\d+$/),
            annotations: { 'k8s.io/initial-events-end': 'true' },
          },
        },
      },
    ]);
  });

  it.each([
    ['protobuf', `${PROTOBUF};stream=watch`],
    ['json', JSON_TYPE],
  ] as const)('reads why a watch cannot be: %s', async (name, type) => {
    const body = golden('watch-expired')[name];
    expect(await frames(type, body, 'Pod')).toMatchObject([
      {
        type: 'ERROR',
        object: {
          status: 'Failure',
          message: expect.stringContaining('too old resource version'),
          reason: 'Expired',
          code: 410,
        },
      },
    ]);
  });
});
