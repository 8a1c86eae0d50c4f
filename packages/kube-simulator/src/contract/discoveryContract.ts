import type { ScratchOf } from './describeApiServerContract';

const AGGREGATED =
  'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList';

/** What the server says of itself. */
export function discoveryContract(scratch: ScratchOf): void {
  describe('discovery', () => {
    it('tells its version to anybody', async () => {
      const { client, server } = scratch();
      const as = server.anonymous;
      const { status, body } = await client.get('/version', { as });

      expect(status).toBe(200);
      expect(body).toMatchObject({
        major: '1',
        minor: expect.stringMatching(/^\d+/),
        gitVersion: expect.stringMatching(/^v1\.\d+\.\d+/),
        gitTreeState: expect.any(String),
        platform: expect.stringContaining('/'),
      });
    });

    it('tells anybody that it is ready', async () => {
      const { client, server } = scratch();
      const as = server.anonymous;
      const { status, body } = await client.get('/readyz', { as });

      expect(status).toBe(200);
      expect(body).toEqual({ text: 'ok' });
    });

    it('names the core version and the groups', async () => {
      const { client } = scratch();
      const core = await client.get('/api');
      const groups = await client.get('/apis');

      expect(core.body).toMatchObject({
        kind: 'APIVersions',
        versions: ['v1'],
      });
      expect(groups.body).toMatchObject({
        kind: 'APIGroupList',
        apiVersion: 'v1',
        groups: expect.arrayContaining([
          {
            name: 'apps',
            versions: [{ groupVersion: 'apps/v1', version: 'v1' }],
            preferredVersion: { groupVersion: 'apps/v1', version: 'v1' },
          },
        ]),
      });
    });

    it('names the resources of the core and of a group', async () => {
      const { client } = scratch();
      const core = await client.get('/api/v1');
      const apps = await client.get('/apis/apps/v1');
      const group = await client.get('/apis/apps');

      expect(group.body).toMatchObject({ kind: 'APIGroup', name: 'apps' });
      expect(core.body).toMatchObject({
        kind: 'APIResourceList',
        groupVersion: 'v1',
        resources: expect.arrayContaining([
          expect.objectContaining({
            name: 'pods',
            singularName: 'pod',
            namespaced: true,
            kind: 'Pod',
            shortNames: ['po'],
            categories: ['all'],
            verbs: [
              'create',
              'delete',
              'deletecollection',
              'get',
              'list',
              'patch',
              'update',
              'watch',
            ],
          }),
        ]),
      });
      expect(apps.body).toMatchObject({
        kind: 'APIResourceList',
        apiVersion: 'v1',
        groupVersion: 'apps/v1',
        resources: expect.arrayContaining([
          {
            name: 'deployments/status',
            singularName: '',
            namespaced: true,
            kind: 'Deployment',
            verbs: ['get', 'patch', 'update'],
          },
        ]),
      });
    });

    it('names all resources of all groups at once', async () => {
      const { client } = scratch();
      const { status, headers, body } = await client.get('/apis', {
        accept: `${AGGREGATED},application/json`,
      });

      expect(status).toBe(200);
      expect(headers['content-type']).toBe(AGGREGATED);
      expect(body.kind).toBe('APIGroupDiscoveryList');
      expect(body.apiVersion).toBe('apidiscovery.k8s.io/v2');
      const apps = body.items.find(one => one.metadata.name === 'apps');
      expect(apps?.versions).toMatchObject([
        {
          version: 'v1',
          freshness: 'Current',
          resources: expect.arrayContaining([
            expect.objectContaining({
              resource: 'deployments',
              responseKind: { group: '', version: '', kind: 'Deployment' },
              scope: 'Namespaced',
              singularResource: 'deployment',
              shortNames: ['deploy'],
            }),
          ]),
        },
      ]);
    });

    it('gives the metadata only, where that is asked for', async () => {
      const { client, leases, lease } = withLease(scratch);
      await lease('one');
      const accept =
        'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1';
      const { body } = await client.get(leases, { accept });

      expect(body.kind).toBe('PartialObjectMetadataList');
      expect(body.items).toHaveLength(1);
      expect(body.items[0]).not.toHaveProperty('spec');
      expect(body.items[0].metadata.name).toBe('one');
    });

    it('answers JSON to who would take protobuf as well', async () => {
      const { client, leases } = scratch();
      const { status, headers } = await client.get(leases, {
        accept: 'application/json, application/vnd.kubernetes.protobuf;q=0.5',
      });

      expect(status).toBe(200);
      expect(headers['content-type']).toBe('application/json');
    });

    it('refuses forms that it does not have', async () => {
      const { client, leases } = scratch();
      const { status, body } = await client.get(leases, {
        accept: 'application/xml',
      });

      expect(status).toBe(406);
      expect(body.reason).toBe('NotAcceptable');
      expect(body.message).toMatch(
        /^406: Not Acceptable\n\nAvailable representations: application\/json,/,
      );
    });
  });
}

function withLease(scratch: ScratchOf) {
  const { client, leases } = scratch();
  return { client, leases, lease: (name: string) => scratch().lease(name) };
}
