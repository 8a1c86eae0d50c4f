import { ApiServerError } from '../apiServer/ApiServerError';
import { decodeList } from '.';
import * as encode from './__testUtils__/encode';

const PROTOBUF = 'application/vnd.kubernetes.protobuf';
const JSON_TYPE = 'application/json;charset=utf-8';
const CANARY = 'canary-1f9a';

const protobuf = (body: Buffer, maxObjectBytes = 1_000, kind = 'Namespace') =>
  decodeList({ contentType: PROTOBUF, body }, kind, { maxObjectBytes });
const json = (document: unknown, maxObjectBytes = 1_000) =>
  decodeList(
    {
      contentType: JSON_TYPE,
      body: Buffer.from(
        typeof document === 'string' ? document : JSON.stringify(document),
      ),
    },
    'Namespace',
    { maxObjectBytes },
  );
const named = (name: string, note = '') => ({
  metadata: { name, uid: `uid-${name}`, resourceVersion: '100' },
  ...(note && { note }),
});
const listOf = (...items: unknown[]) => ({
  metadata: { resourceVersion: '900' },
  items,
});

function failureOf(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}

describe('decodeList', () => {
  it('reads the same of both encodings', () => {
    const body = encode.list(
      'Namespace',
      encode.namespace('a'),
      encode.namespace('b'),
    );
    const expected = {
      objects: [named('a'), named('b')],
      resourceVersion: '900',
      continueToken: undefined,
      refused: 0,
    };
    expect(protobuf(body)).toEqual({ ...expected, bytes: body.length });
    expect(json(listOf(named('a'), named('b')))).toMatchObject(expected);
  });

  it('says where the next page begins', () => {
    const metadata = encode.message([2, '900'], [3, 'next'], [4, 17]);
    const body = encode.envelope('NamespaceList', encode.field(1, metadata));
    expect(protobuf(body)).toMatchObject({
      objects: [],
      continueToken: 'next',
    });
    const meta = { resourceVersion: '900', continue: 'next' };
    expect(json({ metadata: meta, items: [] })).toMatchObject({
      objects: [],
      continueToken: 'next',
    });
  });

  it('refuses objects that are too large, and counts them', () => {
    const large = encode.field(2, CANARY.repeat(200));
    const body = encode.list(
      'Namespace',
      encode.namespace('a'),
      encode.namespace('b', large),
      encode.namespace('c'),
    );
    const rest = { objects: [named('a'), named('c')], refused: 1 };
    expect(protobuf(body)).toMatchObject(rest);
    expect(
      json(listOf(named('a'), named('b', CANARY.repeat(200)), named('c'))),
    ).toMatchObject({ ...rest, resourceVersion: '900' });
  });

  it('keeps objects that are just not too large', () => {
    const object = encode.namespace('a');
    const body = encode.list('Namespace', object);
    expect(protobuf(body, object.length).refused).toBe(0);
    expect(protobuf(body, object.length - 1).refused).toBe(1);
    const text = JSON.stringify(named('a'));
    expect(json(listOf(named('a')), text.length).refused).toBe(0);
    expect(json(listOf(named('a')), text.length - 1).refused).toBe(1);
  });

  it('takes null for no objects, as empty lists of metadata have it', () => {
    const metadata = { resourceVersion: '900' };
    expect(json({ metadata, items: null }).objects).toEqual([]);
  });

  it('leaves out of a JSON list what is no object', () => {
    expect(json(listOf(null, 7, [], named('a')))).toMatchObject({
      objects: [named('a')],
      refused: 0,
    });
  });

  it.each<[string, () => unknown]>([
    ['no JSON', () => json(`{"items": ["${CANARY}`)],
    ['no list', () => json({ kind: 'Status', message: CANARY })],
    ['null', () => json(null)],
    ['a list without a resourceVersion', () => json({ items: [] })],
    ['no protobuf', () => protobuf(Buffer.from(CANARY))],
    ['nothing', () => protobuf(Buffer.alloc(0))],
    ['another kind', () => protobuf(encode.list(CANARY))],
    [
      'a protobuf list without a resourceVersion',
      () => protobuf(encode.envelope('NamespaceList', Buffer.alloc(0))),
    ],
    [
      'a kind that has no protobuf',
      () => protobuf(encode.list('Rollout'), 1_000, 'Rollout'),
    ],
    [
      'what is cut off',
      () => {
        const body = encode.list('Namespace', encode.namespace(CANARY));
        return protobuf(body.subarray(0, -20));
      },
    ],
  ])('refuses %s, and quotes nothing of it', (_, act) => {
    const error = failureOf(act);
    expect(error).toBeInstanceOf(ApiServerError);
    expect(error).toMatchObject({ failure: 'invalid' });
    expect(String(error)).not.toContain('canary');
  });
});
