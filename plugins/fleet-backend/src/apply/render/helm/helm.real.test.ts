import { describeWithTools } from '@flotilla/testbed-client';
import { chart, DEPLOYMENT, told } from '../../__testUtils__/chart';
import { rendering, REPOSITORY, target } from '../../__testUtils__/rendering';
import { tgz } from '../../__testUtils__/tar';

const source = { helm: { url: `${REPOSITORY}/chart` } };
describeWithTools('Helm', ['helm', 'kustomize'], () => {
  async function dataOf(
    expressions: Record<string, string>,
    more: Partial<typeof target> = {},
    values?: Record<string, unknown>,
  ) {
    const { render } = await rendering(chart({ 'a.yaml': told(expressions) }));
    const { manifests } = await render(
      { helm: { ...source.helm, values } },
      more,
    );
    return manifests[0].data;
  }

  it('renders for the cluster that it is for', async () => {
    const expressions = {
      release: '.Release.Name',
      namespace: '.Release.Namespace',
      version: '.Capabilities.KubeVersion.Version',
      minor: '.Capabilities.KubeVersion.Minor',
      own: '.Capabilities.APIVersions.Has "acme.example/v1/Widget"',
      other: '.Capabilities.APIVersions.Has "other.example/v1"',
      color: '.Values.color',
      kept: '.Values.nested.kept',
    };
    const apiVersions = ['apps/v1', 'acme.example/v1/Widget'];
    const overrides = [
      { values: { color: 'green' } },
      { values: { color: 'blue' } },
    ];
    const kubeVersion = 'v1.33.5-eks-3025e55';
    const values = { color: 'red', nested: { kept: 'yes' } };
    expect(
      await dataOf(
        expressions,
        { ...target, kubeVersion, apiVersions, overrides } as typeof target,
        values,
      ),
    ).toEqual({
      release: 'shop',
      namespace: 'shop',
      // Helm itself leaves out the vendor's part.
      version: 'v1.33.5',
      minor: '33',
      own: 'true',
      other: 'false',
      color: 'blue',
      kept: 'yes',
    });
  });

  it('takes hooks apart, and says which are not run', async () => {
    const hook = (name: string, event: string, weight: string) =>
      `apiVersion: batch/v1\nkind: Job\nmetadata:\n  name: ${name}\n  annotations:\n` +
      `    helm.sh/hook: ${event}\n    helm.sh/hook-weight: "${weight}"\n` +
      '    helm.sh/hook-delete-policy: hook-succeeded\n' +
      'spec: { template: { spec: { containers: [] } } }\n';
    const { render } = await rendering(
      chart({
        'd.yaml': DEPLOYMENT,
        'b.yaml': hook('second', 'pre-install,pre-upgrade', '5'),
        'c.yaml': hook('first', 'pre-install', '-5'),
        'e.yaml': hook('gone', 'pre-delete', '0'),
        'f.yaml': hook('old', 'crd-install', '0'),
        'g.yaml': hook('tested', 'test', '0'),
      }),
    );
    const { manifests, hooks, problems } = await render(source);
    expect(manifests.map(({ kind }) => kind)).toEqual(['Deployment']);
    expect(
      hooks.map(({ manifest, weight }) => [manifest.metadata.name, weight]),
    ).toEqual([
      ['first', -5],
      ['second', 5],
    ]);
    expect(hooks[1]).toMatchObject({
      events: ['pre-install', 'pre-upgrade'],
      deletePolicies: ['hook-succeeded'],
    });
    expect(problems.sort()).toEqual([
      'a hook is not run: helm knows no crd-install',
      expect.stringContaining('the pre-delete hook Job gone is not run'),
    ]);
  });

  it('gives a target its replicas and images', async () => {
    const { render } = await rendering(chart({ 'd.yaml': DEPLOYMENT }));
    const overrides = [
      { replicas: 7, images: [{ image: 'registry.example:5000/shop:2.0.0' }] },
      {
        images: [{ container: 'proxy', image: 'envoy:2' }, { image: 'none:1' }],
      },
    ];
    const { manifests, problems } = await render(source, { overrides });
    expect(manifests[0].spec).toMatchObject({
      replicas: 7,
      template: {
        spec: {
          initContainers: [{ image: 'registry.example:5000/shop:2.0.0' }],
          containers: [
            { image: 'registry.example:5000/shop:2.0.0' },
            { image: 'envoy:2' },
          ],
        },
      },
    });
    expect(problems).toEqual([expect.stringContaining('none:1')]);
  });

  it('has the CRDs of a chart first, and charts within it', async () => {
    const crd =
      'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: { name: widgets }\n';
    const inner = tgz([
      {
        path: 'inner/Chart.yaml',
        content: 'apiVersion: v2\nname: inner\nversion: 0.1.0\n',
      },
      {
        path: 'inner/templates/a.yaml',
        content: told({ color: '.Values.color' }),
      },
      { path: 'inner/values.yaml', content: 'color: red\n' },
    ]);
    const more = { 'crds/a.yaml': crd, 'charts/inner-0.1.0.tgz': inner };
    const { render } = await rendering(chart({ 'd.yaml': DEPLOYMENT }, more));
    const values = { inner: { color: 'green' } };
    const { manifests } = await render({ helm: { ...source.helm, values } });
    expect(manifests.map(({ kind }) => kind)).toEqual([
      'ConfigMap',
      'CustomResourceDefinition',
      'Deployment',
    ]);
    expect(manifests[0].data).toEqual({ color: 'green' });
  });

  it('says when a chart renders differently each time', async () => {
    const { render } = await rendering(
      chart({
        'a.yaml': told({ now: 'randAlphaNum 20' }),
        'd.yaml': DEPLOYMENT,
      }),
    );
    expect((await render(source)).problems).toEqual([
      'the chart renders differently each time, by a time or by chance: ConfigMap told',
    ]);
  });

  it('renders once for targets that are alike', async () => {
    const { renderer } = await rendering(
      chart({ 'a.yaml': told({ any: 'randAlphaNum 20' }) }),
    );
    const { signal } = new AbortController();
    const opened = await renderer.open(source, { signal });
    const alike = await Promise.all(
      [target, target, { ...target, kubeVersion: 'v1.30.0' }].map(each =>
        opened.render(each, { signal }),
      ),
    );
    await opened.close();
    expect(alike[1].revision).toBe(alike[0].revision);
    expect(alike[2].revision).not.toBe(alike[0].revision);
  });

  it('knows nothing of where it runs', async () => {
    process.env.FLOTILLA_CANARY = 'canary';
    try {
      const data = await dataOf({
        env: '"$FLOTILLA_CANARY ${HOME}"',
        files: '.Files.Get "../../../../../../etc/hostname"',
        glob: 'len (.Files.Glob "../**")',
        looked: 'len (lookup "v1" "Secret" "" "")',
        host: 'getHostByName "localhost"',
      });
      expect(data).toEqual({
        env: '$FLOTILLA_CANARY ${HOME}',
        files: '',
        glob: '0',
        looked: '0',
        host: '',
      });
    } finally {
      delete process.env.FLOTILLA_CANARY;
    }
  });

  it.each(['env "HOME"', 'expandenv "$HOME"'])(
    'has no function %s',
    async expression => {
      await expect(dataOf({ a: expression })).rejects.toMatchObject({
        name: 'InputError',
        message: expect.stringContaining('not defined'),
      });
    },
  );
});
