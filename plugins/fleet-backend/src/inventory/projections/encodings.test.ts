import { decodeList } from '../../collect/decoders';
import {
  golden,
  GOLDEN_KINDS,
} from '../../collect/decoders/__testUtils__/golden';
import { createProjections } from '.';

const TYPES = {
  protobuf: 'application/vnd.kubernetes.protobuf',
  json: 'application/json',
};

describe('projections of what a real API server sent', () => {
  const projections = createProjections(['*']);

  /** The rows of a list, in each encoding. */
  function rowsOf(kind: string) {
    return (['protobuf', 'json'] as const).map(encoding => {
      const { objects } = decodeList(
        { contentType: TYPES[encoding], body: golden(kind)[encoding] },
        kind,
        { maxObjectBytes: 100_000 },
      );
      return objects.map(one => projections.get(kind)!.project(one));
    });
  }

  it.each(GOLDEN_KINDS)('are the same of protobuf and JSON: %s', kind => {
    const [first, second] = rowsOf(kind);
    expect(first).not.toEqual([]);
    expect(first).not.toContain(undefined);
    expect(first).toEqual(second);
  });

  it('see that a pod crashes', () => {
    const cells = rowsOf('Pod')[0].map(row => row?.cells);
    expect(cells).toContainEqual(
      expect.objectContaining({
        node: 'solo-node-0',
        ready: false,
        restarts: 59,
        waiting_reason: 'CrashLoopBackOff',
        last_restart_reason: 'Error',
        last_restart_at: '2026-11-24T20:36:10.000Z',
      }),
    );
  });
});
