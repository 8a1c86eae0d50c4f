import type { ScratchOf } from './describeApiServerContract';
import { summary } from './ContractWatch';

const INITIAL_END = 'k8s.io/initial-events-end';

/** How changes are told. */
export function watchContract(scratchOf: ScratchOf): void {
  describe('watch', () => {
    it('tells all changes after a version, in order', async () => {
      const scratch = scratchOf();
      const resourceVersion = await scratch.revision();
      await scratch.createLeases('a', 'b');
      await scratch.relabel('a', { app: 'web' });
      await scratch.client.delete(`${scratch.leases}/b`);
      const watch = await scratch.client.watch(scratch.leases, {
        resourceVersion,
      });
      const frames = await watch.take(4);
      watch.close();

      expect(watch.status).toBe(200);
      expect(summary(frames)).toEqual([
        'ADDED a',
        'ADDED b',
        'MODIFIED a',
        'DELETED b',
      ]);
      const versions = frames.map(({ object }) =>
        Number(object.metadata.resourceVersion),
      );
      expect(versions).toEqual([...versions].sort((a, b) => a - b));
      expect(frames[0].object.kind).toBe('Lease');
    });

    it('resumes from the last version it told', async () => {
      const scratch = scratchOf();
      const start = await scratch.revision();
      await scratch.createLeases('a', 'b');
      const first = await scratch.client.watch(scratch.leases, {
        resourceVersion: start,
      });
      const [{ object }] = await first.take(1);
      first.close();
      const second = await scratch.client.watch(scratch.leases, {
        resourceVersion: object.metadata.resourceVersion,
      });
      const frames = await second.take(1);
      second.close();

      expect(summary(frames)).toEqual(['ADDED b']);
    });

    it('begins with what is there, where no version is given', async () => {
      const scratch = scratchOf();
      await scratch.createLeases('a', 'b');
      const watch = await scratch.client.watch(scratch.leases, {});
      const initial = await watch.take(2);
      await scratch.createLeases('c');
      const [next] = await watch.take(1);
      watch.close();

      expect(summary(initial)).toEqual(['ADDED a', 'ADDED b']);
      expect(summary([next])).toEqual(['ADDED c']);
    });

    it('tells the end of what was there at first', async () => {
      const scratch = scratchOf();
      await scratch.createLeases('a', 'b');
      const watch = await scratch.client.watch(scratch.leases, {
        sendInitialEvents: 'true',
        resourceVersionMatch: 'NotOlderThan',
        allowWatchBookmarks: 'true',
      });
      const frames = await watch.until('BOOKMARK');
      await scratch.createLeases('c');
      const [next] = await watch.take(1);
      watch.close();

      expect(summary(frames)).toEqual(['ADDED a', 'ADDED b', 'BOOKMARK']);
      const { metadata, kind } = frames[2].object;
      expect(kind).toBe('Lease');
      expect(metadata.annotations).toEqual({ [INITIAL_END]: 'true' });
      expect(Number(metadata.resourceVersion)).toBeGreaterThan(0);
      expect(summary([next])).toEqual(['ADDED c']);
    });

    it('tells how far it came before its time is up, and ends', async () => {
      const scratch = scratchOf();
      const resourceVersion = await scratch.revision();
      const watch = await scratch.client.watch(scratch.leases, {
        resourceVersion,
        allowWatchBookmarks: 'true',
        timeoutSeconds: '4',
      });
      const frames = await watch.take(10);

      expect(summary(frames)).toContain('BOOKMARK');
      expect(frames[0].object).not.toHaveProperty('metadata.annotations');
      expect(await watch.next()).toBeUndefined();
    }, 15_000);

    it('tells what enters and leaves a selection', async () => {
      const scratch = scratchOf();
      const resourceVersion = await scratch.revision();
      await scratch.lease('a', { app: 'db' });
      await scratch.relabel('a', { app: 'web' });
      const left = await scratch.relabel('a', { app: 'db' });
      const watch = await scratch.client.watch(scratch.leases, {
        resourceVersion,
        labelSelector: 'app=web',
      });
      const frames = await watch.take(2);
      watch.close();

      expect(summary(frames)).toEqual(['ADDED a', 'DELETED a']);
      const { metadata } = frames[1].object;
      expect(metadata.labels).toEqual({ app: 'web' });
      expect(metadata.resourceVersion).toBe(left.metadata.resourceVersion);
    });

    it('watches one object by its name', async () => {
      const scratch = scratchOf();
      const resourceVersion = await scratch.revision();
      await scratch.createLeases('a', 'b');
      const watch = await scratch.client.watch(scratch.leases, {
        resourceVersion,
        fieldSelector: 'metadata.name=b',
      });
      const frames = await watch.take(1);
      watch.close();

      expect(summary(frames)).toEqual(['ADDED b']);
    });

    it('tells a re-created object as another one', async () => {
      const scratch = scratchOf();
      const resourceVersion = await scratch.revision();
      const first = await scratch.lease('a');
      await scratch.client.delete(`${scratch.leases}/a`);
      const second = await scratch.lease('a');
      const watch = await scratch.client.watch(scratch.leases, {
        resourceVersion,
      });
      const frames = await watch.take(3);
      watch.close();

      expect(summary(frames)).toEqual(['ADDED a', 'DELETED a', 'ADDED a']);
      expect(second.metadata.uid).not.toBe(first.metadata.uid);
      expect(frames.map(({ object }) => object.metadata.uid)).toEqual([
        first.metadata.uid,
        first.metadata.uid,
        second.metadata.uid,
      ]);
    });

    it('says that a version is too old', async () => {
      const scratch = scratchOf();
      const resourceVersion = await scratch.revision();
      await scratch.createLeases('a');
      await scratch.server.forgetChanges();
      const watch = await scratch.client.watch(scratch.leases, {
        resourceVersion,
      });
      const frame = await watch.next();
      watch.close();

      expect(frame?.type).toBe('ERROR');
      expect(frame?.object).toMatchObject({
        kind: 'Status',
        status: 'Failure',
        reason: 'Expired',
        message: expect.stringMatching(
          /^too old resource version: \d+ \(\d+\)$/,
        ),
        code: 410,
      });
    }, 60_000);

    it('says nothing before a version that has not come', async () => {
      const scratch = scratchOf();
      const watch = await scratch.client.watch(scratch.leases, {
        resourceVersion: '99999999999',
        timeoutSeconds: '1',
      });
      await scratch.createLeases('a');

      expect(watch.status).toBe(200);
      expect(await watch.next()).toBeUndefined();
    });

    it('has no initial events of a version that has not come', async () => {
      const scratch = scratchOf();
      const watch = await scratch.client.watch(scratch.leases, {
        resourceVersion: '99999999999',
        sendInitialEvents: 'true',
        resourceVersionMatch: 'NotOlderThan',
        allowWatchBookmarks: 'true',
      });
      const frame = await watch.next();
      watch.close();

      expect(frame?.type).toBe('ERROR');
      expect(frame?.object).toMatchObject({ reason: 'Timeout', code: 504 });
      expect(frame?.object.message).toMatch(/^Timeout: Too large resource/);
    }, 15_000);

    it('takes a version that is none for a fault of its own', async () => {
      const { client, leases } = scratchOf();
      const path = `${leases}?watch=true&resourceVersion=nonsense`;
      const { status, body } = await client.get(path);

      expect(status).toBe(500);
      expect(body.message).toBe(
        'resourceVersion: Invalid value: "nonsense": strconv.ParseUint: parsing "nonsense": invalid syntax',
      );
    });

    it('refuses initial events without saying how old they may be', async () => {
      const { client, leases } = scratchOf();
      const path = `${leases}?watch=true&sendInitialEvents=true`;
      const { status, body } = await client.get(path);

      expect(status).toBe(422);
      expect(body.message).toContain('resourceVersionMatch');
    });
  });
}
