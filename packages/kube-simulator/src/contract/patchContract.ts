import type { Body } from './ContractClient';
import type { ScratchOf } from './describeApiServerContract';
import { lease } from './Scratch';
import { deployment } from './writeContract';

interface Containers {
  spec: {
    template: { spec: { containers: Array<{ name: string; image: string }> } };
  };
}

const images = (body: Body) =>
  (body as unknown as Containers).spec.template.spec.containers.map(
    ({ name, image }) => `${name}=${image}`,
  );

const withContainers = (...containers: unknown[]) => ({
  spec: { template: { spec: { containers } } },
});

/** The ways to change a part of an object. */
export function patchContract(scratchOf: ScratchOf): void {
  describe('patches', () => {
    const create = async () => {
      const scratch = scratchOf();
      const path = scratch.path('apps/v1', 'deployments');
      await scratch.client.post(path, deployment('web'));
      return { client: scratch.client, path: `${path}/web` };
    };

    it('applies JSON patches', async () => {
      const { client, path } = await create();
      const at = '/spec/template/spec/containers/1/image';
      const { status, body } = await client.patch(path, 'json', [
        { op: 'test', path: at, value: 'example/side:1' },
        { op: 'replace', path: at, value: 'example/side:2' },
      ]);

      expect(status).toBe(200);
      expect(images(body)).toEqual([
        'main=example/main:1',
        'side=example/side:2',
      ]);
    });

    it('refuses JSON patches whose test fails', async () => {
      const { client, path } = await create();
      const { status, body } = await client.patch(path, 'json', [
        { op: 'test', path: '/spec/paused', value: false },
      ]);

      expect(status).toBe(422);
      expect(body.reason).toBe('Invalid');
      expect(body.message).toBe(
        'the server rejected our request due to an error in our request',
      );
    });

    it('merges, and replaces lists', async () => {
      const { client, path } = await create();
      const main = { name: 'main', image: 'example/main:2' };
      const { body } = await client.patch(path, 'merge', {
        metadata: { labels: { a: 'b' } },
        ...withContainers(main),
      });
      const removed = await client.patch(path, 'merge', {
        metadata: { labels: { a: null } },
      });

      expect(images(body)).toEqual(['main=example/main:2']);
      expect(body.metadata.labels).toEqual({ a: 'b' });
      expect(removed.body.metadata).not.toHaveProperty('labels');
    });

    it('refuses a merge on an older version', async () => {
      const { client, path } = await create();
      const { status } = await client.patch(path, 'merge', {
        metadata: { resourceVersion: '1', labels: { a: 'b' } },
      });

      expect(status).toBe(409);
    });

    it('merges strategically, containers by their names', async () => {
      const { client, path } = await create();
      const side = { name: 'side', image: 'example/side:2' };
      const changed = await client.patch(
        path,
        'strategic',
        withContainers(side),
      );
      const removed = await client.patch(
        path,
        'strategic',
        withContainers({ name: 'side', $patch: 'delete' }),
      );

      expect(images(changed.body)).toEqual([
        'main=example/main:1',
        'side=example/side:2',
      ]);
      expect(images(removed.body)).toEqual(['main=example/main:1']);
    });

    it('finds nothing to patch', async () => {
      const scratch = scratchOf();
      const path = `${scratch.leases}/none`;
      const { status } = await scratch.client.patch(path, 'merge', {});

      expect(status).toBe(404);
    });

    it('applies, keeps what others own, and drops what it wants no more', async () => {
      const scratch = scratchOf();
      const { client } = scratch;
      const path = `${scratch.path('v1', 'configmaps')}/settings`;
      const apply = (manager: string, data: Record<string, string>) =>
        client.patch(`${path}?fieldManager=${manager}`, 'apply', {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: 'settings' },
          data,
        });
      const created = await apply('one', { a: '1', b: '1' });
      await apply('two', { c: '2' });
      const { status, body } = await apply('one', { a: '3' });

      expect(created.status).toBe(201);
      expect(status).toBe(200);
      expect(body.data).toEqual({ a: '3', c: '2' });
      expect(body.metadata).toMatchObject({
        managedFields: expect.arrayContaining([
          expect.objectContaining({
            manager: 'one',
            operation: 'Apply',
            apiVersion: 'v1',
            fieldsType: 'FieldsV1',
            fieldsV1: { 'f:data': { 'f:a': {} } },
          }),
        ]),
      });
    });

    it('applies the same again without a new version', async () => {
      const scratch = scratchOf();
      const path = `${scratch.leases}/a?fieldManager=one`;
      const wanted = {
        apiVersion: 'coordination.k8s.io/v1',
        kind: 'Lease',
        metadata: { name: 'a' },
        spec: { holderIdentity: 'me' },
      };
      const first = await scratch.client.patch(path, 'apply', wanted);
      const again = await scratch.client.patch(path, 'apply', wanted);

      expect(again.status).toBe(200);
      expect(again.body.metadata.resourceVersion).toBe(
        first.body.metadata.resourceVersion,
      );
    });

    it('applies containers by their names', async () => {
      const { client, path } = await create();
      const { body } = await client.patch(
        `${path}?fieldManager=one&force=true`,
        'apply',
        {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'web' },
          ...withContainers({ name: 'main', image: 'example/main:2' }),
        },
      );

      expect(images(body)).toEqual([
        'main=example/main:2',
        'side=example/side:1',
      ]);
    });

    it('does not apply anew what was seen and is gone', async () => {
      const scratch = scratchOf();
      const { client } = scratch;
      const { metadata } = await scratch.lease('gone');
      await client.delete(`${scratch.leases}/gone`);
      const { name, uid, resourceVersion } = metadata;
      const { status, body } = await client.patch(
        `${scratch.leases}/gone?fieldManager=one`,
        'apply',
        { ...lease('gone'), metadata: { name, uid, resourceVersion } },
      );

      expect([status, body.reason]).toEqual([409, 'Conflict']);
    });

    it('applies no change to what is not as it was seen', async () => {
      const scratch = scratchOf();
      const seen = await scratch.lease('seen');
      await scratch.relabel('seen', { app: 'web' });
      const { name, resourceVersion } = seen.metadata;
      const { status, body } = await scratch.client.patch(
        `${scratch.leases}/seen?fieldManager=one`,
        'apply',
        { ...lease('seen'), metadata: { name, resourceVersion } },
      );

      expect([status, body.reason]).toEqual([409, 'Conflict']);
    });

    it('refuses JSON patches of what is not as it was seen', async () => {
      const { client, path } = await create();
      const { status, body } = await client.patch(path, 'json', [
        { op: 'replace', path: '/metadata/resourceVersion', value: '1' },
        {
          op: 'replace',
          path: '/spec/template/spec/containers/0/image',
          value: 'example/main:2',
        },
      ]);

      expect([status, body.reason]).toEqual([409, 'Conflict']);
    });

    it('does not apply what does not say what it is', async () => {
      const { client, path } = await create();
      const { status, body } = await client.patch(
        `${path}?fieldManager=one`,
        'apply',
        { metadata: { name: 'web' } },
      );

      expect(status).toBe(400);
      expect(body.message).toBe('invalid object type: /, Kind=');
    });

    it('does not apply for nobody', async () => {
      const { client, path } = await create();
      const { status } = await client.patch(path, 'apply', deployment('web'));

      expect(status).toBe(422);
    });

    it('does not know other ways', async () => {
      const { client, path } = await create();
      const { status, body } = await client.send('PATCH', path, {
        body: {},
        contentType: 'application/json',
      });

      expect(status).toBe(415);
      expect(body.message).toBe('415: Unsupported Media Type');
    });
  });
}
