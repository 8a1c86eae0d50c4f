import { describeWithTools } from '@flotilla/testbed-client';
import { DEPLOYMENT } from '../../__testUtils__/chart';
import type { FakeFile } from '../../__testUtils__/FakeUrlReader';
import { refused, rendering, REPOSITORY } from '../../__testUtils__/rendering';

const source = { kustomize: { url: `${REPOSITORY}/app` } };
const below = {
  kustomize: { url: `${REPOSITORY}/app/prod/`, root: `${REPOSITORY}/app` },
};
const SERVICE = 'apiVersion: v1\nkind: Service\nmetadata: { name: shop }\n';
const ANSWER = 'https://127.0.0.1:1';

const kustomization = (content: object, at = 'app') => ({
  [`${at}/kustomization.yaml`]: JSON.stringify(content),
});

describeWithTools('Kustomize', ['helm', 'kustomize'], () => {
  it('builds on what is next to it, below a root', async () => {
    const { render } = await rendering({
      ...kustomization({ resources: ['d.yaml', 's.yaml'] }, 'app/base'),
      'app/base/d.yaml': DEPLOYMENT,
      'app/base/s.yaml': SERVICE,
      'app/prod/config.txt': 'color=red',
      'app/prod/patch.yaml':
        '- { op: replace, path: /spec/replicas, value: 5 }',
      ...kustomization(
        {
          resources: ['../base'],
          namePrefix: 'eu-',
          configMapGenerator: [
            { name: 'c', envs: ['config.txt'], files: ['raw=config.txt'] },
          ],
          patches: [
            { path: 'patch.yaml', target: { kind: 'Deployment' } },
            {
              patch: SERVICE.replace(
                '{ name: shop }',
                '\n  name: shop\n  labels: { a: b }',
              ),
            },
          ],
          images: [{ name: 'envoy', newTag: '9' }],
        },
        'app/prod',
      ),
    });
    const { manifests, hooks, problems } = await render(below, {
      overrides: [{ replicas: 6 }],
    });
    expect(
      manifests.map(({ kind, metadata }) => [kind, metadata.name]),
    ).toEqual([
      ['ConfigMap', expect.stringMatching(/^eu-c-/)],
      ['Service', 'eu-shop'],
      ['Deployment', 'eu-shop'],
    ]);
    expect(manifests[0].data).toEqual({ color: 'red', raw: 'color=red' });
    expect(manifests[1].metadata.labels).toEqual({ a: 'b' });
    expect(manifests[2].spec).toMatchObject({
      replicas: 6,
      template: { spec: { containers: [{}, { image: 'envoy:9' }] } },
    });
    expect([hooks, problems]).toEqual([[], []]);
  });

  it.each([
    'https://127.0.0.1:1/x.yaml',
    'HTTPS://127.0.0.1:1/x.yaml',
    'github.com/kubernetes-sigs/kustomize/examples/helloWorld',
    'GitHub.com/a/b',
    'git@127.0.0.1:a/b.git',
    'git::https://127.0.0.1/a/b',
    'ssh://git@127.0.0.1/a/b',
    'file:///etc',
    'a//b?ref=main',
    '/etc',
    '../..',
    '../outside',
    'absent.yaml',
    'folder',
  ])('refuses the resource %s', async resource => {
    const message = await refused(
      {
        ...kustomization({ resources: ['s.yaml', resource] }),
        'app/s.yaml': SERVICE,
        'app/folder/none.yaml': SERVICE,
        // A folder of that name does not make it local.
        'app/github.com/kubernetes-sigs/kustomize/examples/helloWorld/kustomization.yaml':
          '{}',
        ...kustomization({}, 'outside'),
      },
      source,
    );
    expect(message).toMatch(/refers to|neither a file/);
  });

  it.each<[string, object]>([
    ['patches', [{ path: ANSWER }]],
    ['patches', [{ Path: ANSWER }]],
    ['patchesStrategicMerge', [ANSWER]],
    ['patchesJson6902', [{ path: ANSWER, target: { kind: 'Service' } }]],
    ['replacements', [{ path: ANSWER }]],
    ['openapi', { path: ANSWER }],
    ['components', [ANSWER]],
    ['bases', [ANSWER]],
    ['crds', [ANSWER]],
    ['configurations', [ANSWER]],
    ['configMapGenerator', [{ name: 'c', files: [`a=${ANSWER}`] }]],
    ['configMapGenerator', [{ name: 'c', FILES: [`a=${ANSWER}`] }]],
    ['configMapGenerator', [{ name: 'c', env: ANSWER }]],
    ['configMapGenerator', [{ name: 'c', files: ['../../../etc/passwd'] }]],
    ['secretGenerator', [{ name: 'c', envs: ['/etc/passwd'] }]],
  ])('refuses %s that lead out: %j', async (field, value) => {
    const files = {
      ...kustomization({ resources: ['s.yaml'], [field]: value }),
      'app/s.yaml': SERVICE,
    };
    expect(await refused(files, source)).toContain('refers to');
  });

  it.each([
    { generators: ['exec.yaml'] },
    { transformers: ['exec.yaml'] },
    { validators: ['exec.yaml'] },
    { helmCharts: [{ name: 'a', repo: ANSWER }] },
    { helmGlobals: { chartHome: '/etc' } },
    { helmChartInflationGenerator: [{ chartName: 'a' }] },
    { Resources: [ANSWER] },
    { unknown: 1 },
  ])('refuses %j', async content => {
    const files = {
      ...kustomization({ resources: ['s.yaml'], ...content }),
      'app/s.yaml': SERVICE,
      'app/exec.yaml': `apiVersion: a/v1\nkind: B\nmetadata:\n  name: a\n  annotations:\n    config.kubernetes.io/function: |\n      exec: { path: ./run }\n`,
      'app/run': '#!/bin/sh\ntouch /tmp/flotilla-source-canary\n',
    };
    expect(await refused(files, source)).toContain('is refused');
  });

  it.each<[string, Record<string, FakeFile>, string]>([
    ['a folder without one', { 'app/a.yaml': SERVICE }, 'neither a file'],
    [
      'two in one folder',
      { ...kustomization({}), 'app/Kustomization': '{}' },
      'neither a file',
    ],
    ['a list', { 'app/kustomization.yml': '[]' }, 'is no kustomization'],
    ['broken YAML', { 'app/kustomization.yml': 'a: [' }, 'no valid YAML'],
    [
      'a link to one',
      { 'app/kustomization.yaml': { link: '/etc/passwd' } },
      'which is a link',
    ],
    [
      'one that has itself in it',
      {
        ...kustomization({ resources: ['b'] }),
        ...kustomization({ resources: ['..'] }, 'app/b'),
      },
      'cycle detected',
    ],
    [
      'a Secret that is generated',
      kustomization({
        secretGenerator: [{ name: 'c', literals: ['a=canary'] }],
      }),
      'holds plain data',
    ],
    [
      'a file of another folder',
      {
        ...kustomization({ resources: ['b'] }),
        ...kustomization({ resources: ['../s.yaml'] }, 'app/b'),
        'app/s.yaml': SERVICE,
      },
      'security; file',
    ],
    [
      'an object that explodes',
      {
        ...kustomization({ resources: ['s.yaml'] }),
        'app/s.yaml': `${SERVICE}x: ${'[a, '.repeat(5000)}${']'.repeat(5000)}`,
      },
      '',
    ],
  ])('refuses %s', async (_, files, message) => {
    expect(await refused(files, source)).toContain(message);
  });

  it.each([
    { url: `${REPOSITORY}/app`, root: `${REPOSITORY}/other` },
    { url: `${REPOSITORY}/application`, root: `${REPOSITORY}/app` },
    { url: `${REPOSITORY}/app/../x`, root: `${REPOSITORY}/app` },
  ])('refuses the root of %j', async kustomize => {
    const files = kustomization({});
    expect(await refused(files, { kustomize })).toMatch(/root|\.\./);
  });
});
