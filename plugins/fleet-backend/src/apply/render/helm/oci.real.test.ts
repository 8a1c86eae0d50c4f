import { describeWithTools } from '@flotilla/testbed-client';
import { DEPLOYMENT } from '../../__testUtils__/chart';
import { FakeRegistry } from '../../__testUtils__/FakeRegistry';
import { refused, rendering } from '../../__testUtils__/rendering';
import { tgz } from '../../__testUtils__/tar';

const CHART = 'apiVersion: v2\nname: shop\nversion: 1.2.3\n';

describeWithTools(
  'Helm, with charts of a registry',
  ['helm', 'kustomize'],
  () => {
    let registry: FakeRegistry;

    beforeEach(async () => {
      registry = await FakeRegistry.start();
      registry.put(
        'charts/shop',
        '1.2.3',
        tgz([
          { path: 'shop/Chart.yaml', content: CHART },
          { path: 'shop/templates/d.yaml', content: DEPLOYMENT },
        ]),
      );
    });

    afterEach(async () => {
      await registry.stop();
    });

    const source = (version: string) => ({
      helm: { oci: `oci://${registry.host}/charts/shop`, version },
    });

    const registries = (more = {}) => ({
      delivery: {
        registries: [{ host: registry.host, plainHttp: true, ...more }],
      },
    });

    it('pulls them from those that are configured', async () => {
      const { render } = await rendering({}, registries());
      const { manifests } = await render(source('1.2.3'));
      expect(manifests.map(({ kind }) => kind)).toEqual(['Deployment']);
    });

    it('logs in', async () => {
      registry.login = { username: 'reader', password: 'canary' };
      const { render } = await rendering({}, registries(registry.login));
      expect((await render(source('1.2.3'))).manifests).toHaveLength(1);
      const wrong = registries({ username: 'reader', password: 'canary-2' });
      expect(await refused({}, source('1.2.3'), wrong)).toMatch(/401|auth/);
    });

    it('asks no other', async () => {
      const { render } = await rendering({});
      await expect(render(source('1.2.3'))).rejects.toMatchObject({
        name: 'NotAllowedError',
        message: expect.stringContaining('fleet.delivery.registries'),
      });
    });

    it('says when there is no such version', async () => {
      expect(await refused({}, source('9.9.9'), registries())).toContain(
        'not found',
      );
    });

    it('refuses an archive that is not what the registry says', async () => {
      registry.put('charts/shop', '1.2.4', Buffer.from('no archive'));
      expect(await refused({}, source('1.2.4'), registries())).toContain(
        '.tgz',
      );
    });

    it.each(['1', '^1.2.3', '', '--untar', undefined])(
      'refuses the version %s',
      async version => {
        const { helm } = source('1.2.3');
        const message = await refused(
          {},
          { helm: { ...helm, version } },
          registries(),
        );
        expect(message).toContain('exact version');
      },
    );

    it.each(['https://a/b', 'oci://a', 'oci://u:canary@a/b', 'oci://a/../b'])(
      'refuses the address %s',
      async oci => {
        const asked = { helm: { oci, version: '1.2.3' } };
        expect(await refused({}, asked)).toContain('oci://HOST/PATH');
      },
    );
  },
);
