import type { ContractOptions, ScratchOf } from './describeApiServerContract';
import type { Body } from './ContractClient';

const names = (body: Body) => body.items.map(({ metadata }) => metadata.name);

/** How lists are cut, and what they hold. */
export function listContract(
  scratchOf: ScratchOf,
  { canCompact }: ContractOptions,
): void {
  describe('list', () => {
    it('gives all objects by name, without repeating their kind', async () => {
      const scratch = scratchOf();
      await scratch.createLeases('b', 'a', 'c');
      const { body } = await scratch.client.get(scratch.leases);

      expect(body.kind).toBe('LeaseList');
      expect(body.apiVersion).toBe('coordination.k8s.io/v1');
      expect(names(body)).toEqual(['a', 'b', 'c']);
      expect(body.items[0]).not.toHaveProperty('kind');
      expect(body.metadata).not.toHaveProperty('continue');
    });

    it('gives pages of one and the same moment', async () => {
      const scratch = scratchOf();
      const { client, leases } = scratch;
      await scratch.createLeases('a', 'b', 'c', 'd', 'e');
      const first = await client.get(`${leases}?limit=2`);
      await client.delete(`${leases}/d`);
      await scratch.createLeases('cc');
      const token = encodeURIComponent(first.body.metadata.continue ?? '');
      const rest = await client.get(`${leases}?limit=3&continue=${token}`);

      expect(names(first.body)).toEqual(['a', 'b']);
      expect(first.body.metadata.remainingItemCount).toBe(3);
      expect(names(rest.body)).toEqual(['c', 'd', 'e']);
      expect(rest.body.metadata).not.toHaveProperty('continue');
      expect(rest.body.metadata.resourceVersion).toBe(
        first.body.metadata.resourceVersion,
      );
    });

    it('does not know how many remain of a selection', async () => {
      const scratch = scratchOf();
      await scratch.lease('a', { app: 'web' });
      await scratch.lease('b', { app: 'web' });
      const path = `${scratch.leases}?limit=1&labelSelector=app%3Dweb`;
      const { body } = await scratch.client.get(path);

      expect(body.metadata.continue).toBeTruthy();
      expect(body.metadata).not.toHaveProperty('remainingItemCount');
    });

    it.each([
      ['app=web', ['a', 'b']],
      ['app==web,tier!=cache', ['a']],
      ['app in (db, mail)', ['c']],
      ['app notin (web)', ['c', 'd']],
      ['tier', ['b']],
      ['!app', ['d']],
    ])('selects by the labels %s', async (selector, expected) => {
      const scratch = scratchOf();
      await scratch.lease('a', { app: 'web' });
      await scratch.lease('b', { app: 'web', tier: 'cache' });
      await scratch.lease('c', { app: 'db' });
      await scratch.lease('d');
      const query = new URLSearchParams({ labelSelector: selector });
      const { body } = await scratch.client.get(`${scratch.leases}?${query}`);

      expect(names(body)).toEqual(expected);
    });

    it('selects by name', async () => {
      const scratch = scratchOf();
      await scratch.createLeases('a', 'b');
      const path = `${scratch.leases}?fieldSelector=metadata.name%3Db`;
      const { body } = await scratch.client.get(path);

      expect(names(body)).toEqual(['b']);
    });

    it('gives what was at an exact version', async () => {
      const scratch = scratchOf();
      await scratch.createLeases('a');
      const version = await scratch.revision();
      await scratch.createLeases('b');
      const query = `resourceVersion=${version}&resourceVersionMatch=Exact`;
      const { body } = await scratch.client.get(`${scratch.leases}?${query}`);

      expect(names(body)).toEqual(['a']);
      expect(body.metadata.resourceVersion).toBe(version);
    });

    it('does not wait for a version that has not come', async () => {
      const { client, leases } = scratchOf();
      const { status, body } = await client.get(
        `${leases}?resourceVersion=99999999999`,
      );

      expect(status).toBe(504);
      expect(body.reason).toBe('Timeout');
      expect(body.message).toMatch(
        /^Timeout: Too large resource version: 99999999999, current: \d+$/,
      );
      expect(body.details).toEqual({
        causes: [
          {
            reason: 'ResourceVersionTooLarge',
            message: 'Too large resource version',
          },
        ],
        retryAfterSeconds: 1,
      });
    });

    it.each([
      ['continue=nonsense', 400, 'BadRequest'],
      ['resourceVersion=nonsense', 400, 'BadRequest'],
      ['resourceVersionMatch=Exact', 422, 'Invalid'],
      ['resourceVersionMatch=Exact&resourceVersion=0', 422, 'Invalid'],
      ['resourceVersionMatch=Other&resourceVersion=1', 422, 'Invalid'],
      ['limit=nonsense', 400, 'BadRequest'],
      ['labelSelector=a%20b%20c', 400, 'BadRequest'],
      ['fieldSelector=spec.nonsense%3Da', 400, 'BadRequest'],
    ])('refuses the option %s', async (query, status, reason) => {
      const { client, leases } = scratchOf();
      const response = await client.get(`${leases}?${query}`);

      expect(response.body.reason).toBe(reason);
      expect(response.status).toBe(status);
    });

    if (canCompact) {
      it('tells a token that is too old, and how to go on', async () => {
        const scratch = scratchOf();
        const { client, leases, server } = scratch;
        await scratch.createLeases('a', 'b', 'c');
        const first = await client.get(`${leases}?limit=1`);
        await scratch.createLeases('d');
        await server.compact?.();
        const token = encodeURIComponent(first.body.metadata.continue ?? '');
        const next = await client.get(`${leases}?limit=1&continue=${token}`);

        expect(next.status).toBe(410);
        expect(next.body.reason).toBe('Expired');
        expect(next.body.message).toMatch(
          /^The provided continue parameter is too old to display a consistent list result/,
        );
        const other = encodeURIComponent(next.body.metadata.continue ?? '');
        const rest = await client.get(`${leases}?continue=${other}`);
        expect(names(rest.body)).toEqual(['b', 'c', 'd']);
      });
    }
  });
}
