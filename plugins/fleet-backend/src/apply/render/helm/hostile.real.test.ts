import { describeWithTools } from '@flotilla/testbed-client';
import { chart } from '../../__testUtils__/chart';
import type { FakeFile } from '../../__testUtils__/FakeUrlReader';
import { refused, rendering, REPOSITORY } from '../../__testUtils__/rendering';
import { tgz } from '../../__testUtils__/tar';

const source = { helm: { url: `${REPOSITORY}/chart` } };
const SECRET =
  'apiVersion: v1\nkind: Secret\nstringData: { a: canary }\nmetadata:\n  name: a\n';
const HOOK = '  annotations: { helm.sh/hook: pre-install }\n';
const LONG = `# ${'x'.repeat(1_000_000)}\n`;

const schema = (content: object) => ({
  'values.schema.json': JSON.stringify(content),
});

const chartYaml = (more: string) => ({
  'Chart.yaml': `apiVersion: v2\nname: a\nversion: 1.0.0\n${more}`,
});

describeWithTools('Helm, with hostile charts', ['helm', 'kustomize'], () => {
  it.each<[string, string, string]>([
    [
      'a list that fills the memory',
      '{{ until 2000000000 | len }}',
      'helm: it takes too much memory',
    ],
    [
      'a text that fills the memory',
      '{{ repeat 2000000000 "xxxxxxxxxx" | len }}',
      'helm: it takes too much memory',
    ],
    [
      'a template within itself',
      '{{ define "x" }}{{ include "x" . }}{{ end }}{{ include "x" . }}',
      'error calling include',
    ],
    [
      'much output',
      '{{ range until 12 }}{{ $.Files.Get "long" }}{{ end }}',
      'Rendering gave more than 10485760 bytes',
    ],
    ['a plain Secret', SECRET, 'Secret a holds plain data'],
    ['a Secret as a hook', SECRET + HOOK, 'Secret a holds plain data'],
    [
      'keys of prototypes',
      'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\n__proto__: { a: b }',
      'it has a key named __proto__',
    ],
    ['broken YAML', 'apiVersion: v1\n a: [', 'helm: YAML parse error on'],
    ['a failure', '{{ fail "not so" }}', ':1:3): not so'],
  ])('refuses %s', async (_, template, message) => {
    const files = chart({ 'a.yaml': template }, { long: LONG });
    expect(await refused(files, source)).toContain(message);
  });

  it.each<[string, Record<string, FakeFile>, string]>([
    [
      'a schema elsewhere',
      schema({ properties: { a: { $ref: 'http://127.0.0.1:1/x' } } }),
      'refers to another schema',
    ],
    [
      'a schema of a file',
      schema({ allOf: [{ $ref: 'file:///etc/passwd' }] }),
      'refers to another schema',
    ],
    [
      'a schema of an unknown sort',
      schema({ $schema: 'http://127.0.0.1:1/x' }),
      'refers to another schema',
    ],
    [
      'a schema that values do not follow',
      schema({ required: ['color'] }),
      "missing property 'color'",
    ],
    [
      'a schema that is no JSON',
      { 'charts/a/values.schema.json': 'x' },
      'charts/a/values.schema.json is no valid JSON',
    ],
    [
      'a link',
      { 'templates/b.yaml': { link: '/etc/passwd' } },
      'templates/b.yaml, which is a link',
    ],
    [
      'a chart in it that leads out',
      { 'charts/a-1.tgz': tgz([{ path: 'a/../../../x', content: 'x' }]) },
      'leads out of it',
    ],
    [
      'a chart in it with a link',
      { 'charts/a-1.tgz': tgz([{ path: 'a/b', type: '2', link: '/etc' }]) },
      'a/b, which is a link',
    ],
    [
      'a chart in it that explodes',
      { 'charts/a-1.tgz': tgz([{ path: 'a/b', content: Buffer.alloc(4e7) }]) },
      'it is too large',
    ],
    ['a chart in it that is none', { 'charts/a-1.tgz': 'x' }, 'no .tgz'],
    ['no chart', { 'Chart.yaml': { link: 'values.yaml' } }, 'which is a link'],
    [
      'a chart that it would have to fetch',
      chartYaml(
        'dependencies: [{ name: b, version: 1.0.0, repository: "http://127.0.0.1:1" }]',
      ),
      'missing in charts/ directory: b',
    ],
    [
      'another Kubernetes',
      chartYaml('kubeVersion: ">=1.99.0-0"'),
      'incompatible with Kubernetes v1.34.1',
    ],
  ])('refuses %s', async (_, files, message) => {
    const all = chart({ 'a.yaml': '' }, files);
    expect(await refused(all, source)).toContain(message);
  });

  it('ends a template that would not', async () => {
    const range = '{{ range until 100000 }}';
    const endless = `${range}${range}x{{ end }}{{ end }}`;
    const files = chart({ 'a.yaml': endless });
    const message = await refused(files, source, {
      limits: { milliseconds: 1000 },
    });
    expect(message).toBe('Rendering took longer than 1 s');
  });

  it('stops when nobody waits any more', async () => {
    const { renderer } = await rendering(chart({ 'a.yaml': '' }));
    const { signal } = new AbortController();
    const opened = await renderer.open(source, { signal });
    const target = {
      releaseName: 'a',
      namespace: 'b',
      kubeVersion: 'v1.34.1',
      apiVersions: [],
    };
    await expect(
      opened.render(target, { signal: AbortSignal.abort() }),
    ).rejects.toMatchObject({ name: 'AbortError' });
    await opened.close();
  });

  it.each([
    ['values with a credential', { values: { db: { password: 'canary' } } }],
    ['a version without a place', { version: '1.0.0', url: undefined }],
    ['two places', { oci: 'oci://registry.example/a' }],
  ])('refuses %s', async (_, helm) => {
    const files = chart({ 'a.yaml': '' });
    const asked = { helm: { ...source.helm, ...helm } };
    expect(await refused(files, asked)).toBeTruthy();
  });
});
