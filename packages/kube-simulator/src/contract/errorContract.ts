import type { ScratchOf } from './describeApiServerContract';
import { lease } from './Scratch';

const GROUP = 'coordination.k8s.io';

/** What the server says where it refuses. */
export function errorContract(scratch: ScratchOf): void {
  describe('errors', () => {
    it('does not know a wrong token', async () => {
      const { client, leases, server } = scratch();
      const headers = { authorization: 'Bearer not-a-token' };
      const as = { ...server.anonymous, headers };
      const { status, body } = await client.get(leases, { as });

      expect(status).toBe(401);
      expect(body).toEqual({
        kind: 'Status',
        apiVersion: 'v1',
        metadata: {},
        status: 'Failure',
        message: 'Unauthorized',
        reason: 'Unauthorized',
        code: 401,
      });
    });

    it('forbids a list, and says to whom and where', async () => {
      const { client, leases, namespace, server } = scratch();
      const one = await client.get(leases, { as: server.nobody });
      const all = await client.get('/api/v1/pods', { as: server.nobody });

      expect(one.status).toBe(403);
      expect(one.body).toEqual({
        kind: 'Status',
        apiVersion: 'v1',
        metadata: {},
        status: 'Failure',
        message: `leases.coordination.k8s.io is forbidden: User "contract-nobody" cannot list resource "leases" in API group "coordination.k8s.io" in the namespace "${namespace}"`,
        reason: 'Forbidden',
        details: { group: GROUP, kind: 'leases' },
        code: 403,
      });
      expect(all.body.message).toBe(
        'pods is forbidden: User "contract-nobody" cannot list resource "pods" in API group "" at the cluster scope',
      );
    });

    it('forbids one object by name, and a write', async () => {
      const { client, leases, namespace, server } = scratch();
      const as = server.nobody;
      const get = await client.get(`${leases}/one`, { as });
      const create = await client.post(leases, lease('one'), { as });

      expect(get.body.message).toBe(
        `leases.coordination.k8s.io "one" is forbidden: User "contract-nobody" cannot get resource "leases" in API group "coordination.k8s.io" in the namespace "${namespace}"`,
      );
      expect(get.body.details).toEqual({
        name: 'one',
        group: GROUP,
        kind: 'leases',
      });
      expect(create.status).toBe(403);
      expect(create.body.message).toContain('cannot create resource "leases"');
    });

    it('has no such object', async () => {
      const { client, leases } = scratch();
      const { status, body } = await client.get(`${leases}/none`);

      expect(status).toBe(404);
      expect(body).toEqual({
        kind: 'Status',
        apiVersion: 'v1',
        metadata: {},
        status: 'Failure',
        message: 'leases.coordination.k8s.io "none" not found',
        reason: 'NotFound',
        details: { name: 'none', group: GROUP, kind: 'leases' },
        code: 404,
      });
    });

    it('has no such namespace', async () => {
      const { client } = scratch();
      const path = '/apis/coordination.k8s.io/v1/namespaces/no-such/leases';
      const list = await client.get(path);
      const create = await client.post(path, lease('one'));

      expect(list.status).toBe(200);
      expect(list.body.items).toEqual([]);
      expect(create.status).toBe(404);
      expect(create.body.message).toBe('namespaces "no-such" not found');
    });

    it('has no such resource', async () => {
      const { client, leases } = scratch();
      const { status, body } = await client.get('/api/v1/nonsenses', {});
      const group = await client.get('/apis/nonsense.example/v1/things', {});
      const part = await client.get(`${leases}/none/status`);

      expect(status).toBe(404);
      expect(body).toMatchObject({ reason: 'NotFound', code: 404 });
      expect(body.message).toBe(
        'the server could not find the requested resource',
      );
      expect(part.body.message).toBe(body.message);
      expect(group.status).toBe(404);
      expect(group.body).toEqual({ text: '404 page not found\n' });
    });

    it('has an object of that name already', async () => {
      const { client, leases, createLeases } = bound(scratch);
      await createLeases('one');
      const { status, body } = await client.post(leases, lease('one'));

      expect(status).toBe(409);
      expect(body).toMatchObject({
        reason: 'AlreadyExists',
        message: 'leases.coordination.k8s.io "one" already exists',
        details: { name: 'one', group: GROUP, kind: 'leases' },
      });
    });

    it('needs a name', async () => {
      const { client, leases } = scratch();
      const { status, body } = await client.post(leases, lease(''));

      expect(status).toBe(422);
      expect(body.reason).toBe('Invalid');
      expect(body.message).toBe(
        'Lease.coordination.k8s.io "" is invalid: metadata.name: Required value: name or generateName is required',
      );
      expect(body.details).toEqual({
        group: GROUP,
        kind: 'Lease',
        causes: [
          {
            reason: 'FieldValueRequired',
            message: 'Required value: name or generateName is required',
            field: 'metadata.name',
          },
        ],
      });
    });

    it('does not take every name', async () => {
      const { client, leases } = scratch();
      const { status, body } = await client.post(leases, lease('No Name!'));

      expect(status).toBe(422);
      expect(body.message).toBe(
        `Lease.coordination.k8s.io "No Name!" is invalid: metadata.name: Invalid value: "No Name!": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')`,
      );
    });

    it('does not take objects of another kind', async () => {
      const { client, leases } = scratch();
      const { status, body } = await client.post(leases, {
        ...lease('one'),
        kind: 'Leash',
      });

      expect(status).toBe(400);
      expect(body.reason).toBe('BadRequest');
      expect(body.message).toMatch(
        /^Leash in version "v1" cannot be handled as a Lease: no kind "Leash" is registered for version "coordination.k8s.io\/v1"/,
      );
    });

    it('does not take bodies of unknown types', async () => {
      const { client, leases } = scratch();
      const { status, body } = await client.post(leases, lease('one'), {
        contentType: 'text/plain',
      });

      expect(status).toBe(415);
      expect(body.reason).toBe('UnsupportedMediaType');
      expect(body.message).toMatch(
        /^the body of the request was in an unknown format - accepted media types include: application\/json/,
      );
    });

    it('does not take every method', async () => {
      const { client, leases } = scratch();
      const { status, body } = await client.put(leases, lease('one'));

      expect(status).toBe(405);
      expect(body.reason).toBe('MethodNotAllowed');
    });
  });
}

function bound(scratch: ScratchOf) {
  const { client, leases } = scratch();
  return {
    client,
    leases,
    createLeases: (...names: string[]) => scratch().createLeases(...names),
  };
}
