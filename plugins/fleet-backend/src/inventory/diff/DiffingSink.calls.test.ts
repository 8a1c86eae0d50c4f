import type { KubeObject } from '../../collect/reflector/types';
import { deployment, pod } from '../../testing/objects';
import { createProjections } from '../projections';
import { FakeInventoryWriter } from '../store/FakeInventoryWriter';
import { DiffingSink } from './DiffingSink';

const changed = (object: KubeObject) => ({ type: 'changed' as const, object });
const deleted = (object: KubeObject) => ({ type: 'deleted' as const, object });
const named = (count: number, from = 0) =>
  Array.from({ length: count }, (_, n) => pod(`p-${from + n}`));
const notReady = (name: string) => pod(name, { status: { conditions: [] } });

describe('what a DiffingSink asks of its writer', () => {
  let writer: FakeInventoryWriter;

  const sinkOf = (kind = 'Pod') =>
    new DiffingSink({
      clusterId: 'c',
      projection: createProjections([]).get(kind)!,
      writer,
    });

  beforeEach(() => {
    writer = new FakeInventoryWriter();
  });

  /** The calls since the last time. */
  const calls = () => writer.calls.splice(0);

  it('is nothing that is known, until something happens', async () => {
    await sinkOf().apply(named(2).map(changed), '1');
    calls();
    const resumed = sinkOf();
    await resumed.checkpoint();
    await resumed.apply([], '2');
    await resumed.apply([], '3');
    expect(calls()).toEqual(['checkpoint', '+0 -0 @2', '+0 -0 @3']);
    await resumed.apply([changed(notReady('p-1'))], '4');
    await resumed.apply([deleted(pod('p-0'))], '5');
    expect(calls()).toEqual(['known', '+1 -0 @4', '+0 -1 @5']);
  });

  it('is only what changed', async () => {
    const sink = sinkOf();
    await sink.apply(named(3).map(changed), '1');
    await sink.apply([...named(2), notReady('p-2')].map(changed), '2');
    await sink.apply([deleted(pod('unknown'))], '3');
    expect(calls()).toEqual(['known', '+3 -0 @1', '+1 -0 @2', '+0 -0 @3']);
  });

  it('comes in parts, the checkpoint with the last', async () => {
    const sink = sinkOf();
    await sink.apply(named(600).map(changed), '1');
    await sink.apply(named(600).map(deleted), '2');
    expect(calls()).toEqual([
      'known',
      '+250 -0 @undefined',
      '+250 -0 @undefined',
      '+100 -0 @1',
      '+0 -250 @undefined',
      '+0 -250 @undefined',
      '+0 -100 @2',
    ]);
  });

  it('comes in parts where rows are long, too', async () => {
    const many = Array.from({ length: 100 }, (_, n) =>
      deployment(`w-${n}`, {
        metadata: {
          labels: Object.fromEntries(
            Array.from({ length: 20 }, (__, l) => [`l-${l}`, 'x'.repeat(200)]),
          ),
        },
      }),
    );
    await sinkOf('Deployment').apply(many.map(changed), '1');
    const [, first, ...rest] = calls();
    expect(rest.length).toBeGreaterThan(2);
    expect(first).toMatch(/^\+\d\d? -0 @undefined$/);
  });

  it('is known again after a commit that failed', async () => {
    const sink = sinkOf();
    await sink.apply(named(1).map(changed), '1');
    calls();
    writer.failures = 1;
    await expect(sink.apply([changed(notReady('p-0'))], '2')).rejects.toThrow();
    await sink.apply([changed(notReady('p-0'))], '2');
    expect(calls()).toEqual(['known', '+1 -0 @2']);
  });

  it('drops all of what a list has not, in parts', async () => {
    const sink = sinkOf();
    await sink.apply(named(1_200).map(changed), '1');
    calls();
    const session = sink.replace();
    await session.add(named(3, 100));
    await session.finish('2');
    expect(writer.rows.size).toBe(3);
    expect(writer.resourceVersion).toBe('2');
    expect(calls().at(-1)).toMatch(/@2$/);
  });

  it('keeps nothing of a list that was taken back', async () => {
    const sink = sinkOf();
    const session = sink.replace();
    await session.add(named(3));
    await session.remove([pod('p-1'), pod('unknown')]);
    await session.finish('2');
    expect(writer.rows.size).toBe(2);
  });

  it('does not take a list for whole of which a part was lost', async () => {
    const sink = sinkOf();
    const session = sink.replace();
    await session.add(named(2));
    writer.failures = 1;
    await expect(session.add(named(2, 2))).rejects.toThrow('away');
    await expect(session.finish('2')).rejects.toThrow('interrupted');
    expect(writer.rows.size).toBe(2);
    expect(writer.resourceVersion).toBeUndefined();
  });

  it('lets a list that began later end, and not the earlier one', async () => {
    const sink = sinkOf();
    const [early, late] = [sink.replace(), sink.replace()];
    await early.add(named(2));
    await late.add(named(2, 1));
    await expect(early.add(named(1, 7))).rejects.toThrow('interrupted');
    await expect(early.finish('1')).rejects.toThrow('interrupted');
    await late.finish('2');
    expect(writer.rows.size).toBe(2);
  });

  it('keeps what appears while a list is under way', async () => {
    const sink = sinkOf();
    const session = sink.replace();
    await session.add(named(1));
    await sink.apply([changed(pod('new'))], '1');
    await session.finish('2');
    expect(writer.rows.size).toBe(2);
  });

  describe('when it is audited', () => {
    const audit = async (
      listed: KubeObject[],
      touched: string[] = [],
      during: (sink: DiffingSink) => Promise<void> = async () => {},
    ) => {
      const sink = sinkOf();
      await sink.apply(named(3).map(changed), '1');
      const session = await sink.audit();
      calls();
      await session.add(listed.slice(0, 2));
      await during(sink);
      await session.add(listed.slice(2));
      return session.finish(new Set(touched));
    };

    it('is nothing, and finds nothing wrong where nothing is', async () => {
      const wrong = { missing: 0, extra: 0, different: 0 };
      expect(await audit([...named(3), {}])).toEqual(wrong);
      expect(calls()).toEqual([]);
    });

    it('counts what is missing, too much and different', async () => {
      const listed = [pod('p-0'), notReady('p-1'), pod('x'), pod('y')];
      const wrong = { missing: 2, extra: 1, different: 1 };
      expect(await audit(listed)).toEqual(wrong);
      const touched = ['uid-p-1', 'uid-p-2', 'uid-x'];
      const rest = { missing: 1, extra: 0, different: 0 };
      expect(await audit(listed, touched)).toEqual(rest);
      expect(calls()).toEqual([]);
    });

    it('does not count what was touched meanwhile', async () => {
      const wrong = await audit(named(3), ['uid-p-2', 'uid-new'], sink =>
        sink.apply([changed(pod('new')), deleted(pod('p-2'))], '2'),
      );
      expect(wrong).toEqual({ missing: 0, extra: 0, different: 0 });
    });

    it('says nothing where what was known is lost meanwhile', async () => {
      const lost = audit(named(3), [], async sink => {
        writer.failures = 1;
        await sink.apply([changed(pod('new'))], '2').catch(() => {});
      });
      await expect(lost).rejects.toThrow('interrupted');
    });
  });
});
