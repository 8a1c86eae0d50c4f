import type { ScratchOf } from './describeApiServerContract';
import { lease } from './Scratch';

const CONDITION = {
  type: 'Available',
  status: 'False',
  reason: 'Contract',
  lastUpdateTime: '2026-01-02T03:04:05Z',
  lastTransitionTime: '2026-01-02T03:04:05Z',
};

/** A Deployment that wants no pods, so that controllers have little to say. */
export function deployment(name: string) {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: {
      replicas: 0,
      paused: true,
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name } },
        spec: {
          containers: [
            { name: 'main', image: 'example/main:1' },
            { name: 'side', image: 'example/side:1' },
          ],
        },
      },
    },
  };
}

/** What these kinds must have besides a name. */
const EXTRAS: Record<string, Record<string, unknown>> = {
  ControllerRevision: { revision: 1, data: { a: 1 } },
  CronJob: {
    spec: {
      suspend: true,
      schedule: '0 0 1 1 *',
      jobTemplate: {
        spec: {
          template: {
            spec: {
              restartPolicy: 'Never',
              containers: [{ name: 'a', image: 'example/a:1' }],
            },
          },
        },
      },
    },
  },
};

/** What the server does with what is written. */
export function writeContract(scratchOf: ScratchOf): void {
  describe('writes', () => {
    it('sets the metadata that only servers set', async () => {
      const scratch = scratchOf();
      const { metadata, kind } = await scratch.lease('a');

      expect(kind).toBe('Lease');
      expect(metadata).toMatchObject({
        name: 'a',
        namespace: scratch.namespace,
        uid: expect.stringMatching(/^[0-9a-f-]{36}$/),
        resourceVersion: expect.stringMatching(/^\d+$/),
        creationTimestamp: expect.stringMatching(
          /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/,
        ),
      });
      expect(metadata).not.toHaveProperty('generation');
    });

    it('makes up names', async () => {
      const { client, leases } = scratchOf();
      const { body } = await client.post(leases, {
        ...lease(''),
        metadata: { generateName: 'made-' },
      });

      expect(body.metadata.name).toMatch(/^made-[a-z0-9]{5}$/);
    });

    it('does nothing but says what it would, in a dry run', async () => {
      const { client, leases } = scratchOf();
      const dry = await client.post(`${leases}?dryRun=All`, lease('a'));
      const { status } = await client.get(`${leases}/a`);

      expect(dry.status).toBe(201);
      expect(dry.body.metadata.uid).toBeTruthy();
      expect(status).toBe(404);
    });

    it('deletes nothing in a dry run, as the body says', async () => {
      const scratch = scratchOf();
      const { client, leases } = scratch;
      await scratch.lease('a');
      const dry = await client.delete(`${leases}/a`, { dryRun: ['All'] });

      expect(dry.status).toBe(200);
      expect((await client.get(`${leases}/a`)).status).toBe(200);
    });

    it('refuses workloads without labels or containers for pods', async () => {
      const scratch = scratchOf();
      const path = scratch.path('apps/v1', 'deployments');
      const { spec, ...rest } = deployment('web');
      const refused = async (template: object) => {
        const wanted = { ...rest, spec: { ...spec, template } };
        const { status, body } = await scratch.client.post(path, wanted);
        return [status, body.reason];
      };
      const { metadata } = spec.template;

      expect(await refused({ spec: spec.template.spec })).toEqual([
        422,
        'Invalid',
      ]);
      expect(await refused({ metadata, spec: { containers: [] } })).toEqual([
        422,
        'Invalid',
      ]);
    });

    it('makes no new version where nothing changes', async () => {
      const scratch = scratchOf();
      const before = await scratch.lease('a', { app: 'web' });
      const same = await scratch.relabel('a', { app: 'web' });

      expect(same.metadata.resourceVersion).toBe(
        before.metadata.resourceVersion,
      );
    });

    it('refuses to overwrite what the writer has not seen', async () => {
      const scratch = scratchOf();
      const { client, leases } = scratch;
      const seen = await scratch.lease('a');
      await scratch.relabel('a', { app: 'web' });
      const { status, body } = await client.put(`${leases}/a`, seen);

      expect(status).toBe(409);
      expect(body).toMatchObject({
        reason: 'Conflict',
        message:
          'Operation cannot be fulfilled on leases.coordination.k8s.io "a": the object has been modified; please apply your changes to the latest version and try again',
        details: { name: 'a', group: 'coordination.k8s.io', kind: 'leases' },
      });
    });

    it('wants to know what a change is based on, where kinds do', async () => {
      const scratch = scratchOf();
      await scratch.lease('a');
      const path = `${scratch.leases}/a`;
      const { status, body } = await scratch.client.put(path, lease('a'));

      expect(status).toBe(422);
      expect(body.message).toBe(
        'leases.coordination.k8s.io "a" is invalid: metadata.resourceVersion: Invalid value: 0: must be specified for an update',
      );
    });

    it('takes a change that is based on nothing, where kinds do', async () => {
      const scratch = scratchOf();
      const path = scratch.path('v1', 'configmaps');
      const settings = { apiVersion: 'v1', kind: 'ConfigMap' };
      const metadata = { name: 'settings' };
      await scratch.client.post(path, { ...settings, metadata });
      const { status, body } = await scratch.client.put(`${path}/settings`, {
        ...settings,
        metadata,
        data: { a: '1' },
      });

      expect(status).toBe(200);
      expect(body.data).toEqual({ a: '1' });
    });

    it('creates by a change, where kinds do', async () => {
      const { client, leases } = scratchOf();
      const created = await client.put(`${leases}/a`, lease('a'));
      const read = await client.get(`${leases}/a`);

      expect(created.status).toBe(201);
      expect(read.body.metadata.uid).toBe(created.body.metadata.uid);
    });

    it('refuses a change of an object that is another by now', async () => {
      const scratch = scratchOf();
      const { metadata } = await scratch.lease('a');
      const uid = '00000000-0000-0000-0000-000000000000';
      const { status, body } = await scratch.client.put(`${scratch.leases}/a`, {
        ...lease('a'),
        metadata: { name: 'a', uid },
      });

      expect(status).toBe(409);
      expect(body.message).toContain(
        `Precondition failed: UID in precondition: ${uid}, UID in object meta: ${metadata.uid}`,
      );
    });

    it('does not create what has a version already', async () => {
      const { client, leases } = scratchOf();
      const { status, body } = await client.post(leases, {
        ...lease('a'),
        metadata: { name: 'a', resourceVersion: '1' },
      });

      expect(status).toBe(500);
      expect(body.message).toBe(
        'resourceVersion should not be set on objects to be created',
      );
    });

    it.each([
      ['v1', 'configmaps', 'ConfigMap', 'Status', undefined],
      ['v1', 'secrets', 'Secret', 'Status', undefined],
      ['v1', 'serviceaccounts', 'ServiceAccount', 'ServiceAccount', undefined],
      [
        'apps/v1',
        'controllerrevisions',
        'ControllerRevision',
        'Status',
        undefined,
      ],
      ['batch/v1', 'cronjobs', 'CronJob', 'Status', 1],
    ])(
      'answers as it does for %s %s',
      async (group, plural, kind, deleted, generation) => {
        const scratch = scratchOf();
        const { client } = scratch;
        const path = scratch.path(group, plural);
        const made = await client.post(path, {
          apiVersion: group,
          kind,
          metadata: { name: 'a' },
          ...EXTRAS[kind],
        });
        const gone = await client.delete(`${path}/a`);

        expect(made.status).toBe(201);
        expect(made.body.metadata.generation).toBe(generation);
        expect(gone.body.kind).toBe(deleted);
      },
    );

    it('refuses another name than the path has', async () => {
      const scratch = scratchOf();
      await scratch.lease('a');
      const path = `${scratch.leases}/a`;
      const metadata = { name: 'b', resourceVersion: '1' };
      const wanted = { ...lease('b'), metadata };
      const { status, body } = await scratch.client.put(path, wanted);

      expect(status).toBe(400);
      expect(body.message).toBe(
        'the name of the object (b) does not match the name on the URL (a)',
      );
    });

    it('says what it deleted', async () => {
      const scratch = scratchOf();
      const { metadata } = await scratch.lease('a');
      const { status, body } = await scratch.client.delete(
        `${scratch.leases}/a`,
      );

      expect(status).toBe(200);
      expect(body).toMatchObject({
        kind: 'Status',
        status: 'Success',
        details: {
          name: 'a',
          group: 'coordination.k8s.io',
          kind: 'leases',
          uid: metadata.uid,
        },
      });
    });

    it('deletes only what the caller means', async () => {
      const scratch = scratchOf();
      const { metadata } = await scratch.lease('a');
      const uid = '00000000-0000-0000-0000-000000000000';
      const { status, body } = await scratch.client.delete(
        `${scratch.leases}/a`,
        { preconditions: { uid } },
      );

      expect(status).toBe(409);
      expect(body.message).toBe(
        `Operation cannot be fulfilled on Lease.coordination.k8s.io "a": the UID in the precondition (${uid}) does not match the UID in record (${metadata.uid}). The object might have been deleted and then recreated`,
      );
    });

    it('keeps what has finalizers until they are gone', async () => {
      const scratch = scratchOf();
      const { client, leases } = scratch;
      const finalizers = ['contract.example/hold'];
      const held = { ...lease('a'), metadata: { name: 'a', finalizers } };
      await client.post(leases, held);
      await client.delete(`${leases}/a`);
      const marked = await client.get(`${leases}/a`);
      await scratch.relabel('a', {});
      const { status } = await client.get(`${leases}/a`);

      expect(marked.body.metadata).toHaveProperty('deletionTimestamp');
      expect(status).toBe(404);
    });

    it('counts what is asked for, and keeps the status apart', async () => {
      const scratch = scratchOf();
      const { client } = scratch;
      const path = scratch.path('apps/v1', 'deployments');
      const created = await client.post(path, {
        ...deployment('web'),
        status: { replicas: 7 },
      });
      const merge = (sub: string, body: unknown) =>
        client.patch(`${path}/web${sub}`, 'merge', body);
      const labelled = await merge('', { metadata: { labels: { a: 'b' } } });
      const scaled = await merge('', { spec: { minReadySeconds: 7 } });
      const reported = await merge('/status', {
        spec: { minReadySeconds: 9 },
        status: { conditions: [CONDITION] },
      });

      expect(created.body.metadata.generation).toBe(1);
      expect(created.body.status).not.toHaveProperty('replicas');
      expect(labelled.body.metadata.generation).toBe(1);
      expect(scaled.body.metadata.generation).toBe(2);
      expect(reported.body.metadata.generation).toBe(2);
      expect(reported.body).toMatchObject({
        spec: { minReadySeconds: 7 },
        status: { conditions: expect.arrayContaining([CONDITION]) },
      });
    });

    it('deletes all that is selected', async () => {
      const scratch = scratchOf();
      const { client, leases } = scratch;
      await scratch.lease('a', { app: 'web' });
      await scratch.lease('b', { app: 'db' });
      const deleted = await client.delete(`${leases}?labelSelector=app%3Dweb`);
      const { body } = await client.get(leases);

      expect(deleted.status).toBe(200);
      expect(body.items.map(({ metadata }) => metadata.name)).toEqual(['b']);
    });
  });
}
