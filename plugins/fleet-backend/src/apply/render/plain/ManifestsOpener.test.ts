import { DEPLOYMENT } from '../../__testUtils__/chart';
import {
  FakeUrlReader,
  type FakeFile,
} from '../../__testUtils__/FakeUrlReader';
import { UrlSourceReader } from '../../source';
import { ManifestsOpener } from './ManifestsOpener';

const FOLDER = 'https://git.example/shop/tree/main/app';
const SERVICE = 'apiVersion: v1\nkind: Service\nmetadata: { name: shop }\n';
const { signal } = new AbortController();
const target = {
  releaseName: 'shop',
  namespace: 'shop',
  kubeVersion: 'v1.34.1',
  apiVersions: [],
};

async function open(files: Record<string, FakeFile>, url = FOLDER) {
  const urls = Object.entries(files).map(
    ([path, content]) => [`${FOLDER}/${path}`, content] as const,
  );
  const urlReader = new FakeUrlReader(Object.fromEntries(urls));
  const opener = new ManifestsOpener(new UrlSourceReader({ urlReader }));
  return await opener.open({ url }, { signal });
}

describe('ManifestsOpener', () => {
  it('has the objects of all files of a folder', async () => {
    const opened = await open({
      'b/d.YML': DEPLOYMENT,
      'a.json': JSON.stringify({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'c' },
      }),
      's.yaml': SERVICE,
      'README.md': '# not YAML: [',
    });
    const { manifests, revision } = await opened.render(target, { signal });
    expect(manifests.map(({ kind }) => kind)).toEqual([
      'ConfigMap',
      'Service',
      'Deployment',
    ]);
    expect(revision).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  it('has the objects of one file, and leaves no target a trace in others', async () => {
    const opened = await open({ 'd.yaml': DEPLOYMENT }, `${FOLDER}/d.yaml`);
    const changed = await opened.render(
      { ...target, overrides: [{ replicas: 3 }, { replicas: 4 }] },
      { signal },
    );
    const plain = await opened.render(target, { signal });
    expect(changed.manifests[0].spec).toMatchObject({ replicas: 4 });
    expect(plain.manifests[0].spec).toMatchObject({ replicas: 1 });
    expect(changed.revision).not.toBe(plain.revision);
  });

  it('says when an override has nothing to change', async () => {
    const opened = await open({ 's.yaml': SERVICE });
    const overrides = [
      { replicas: 3, images: [{ container: 'app', image: 'a:1' }] },
    ];
    const { problems } = await opened.render(
      { ...target, overrides },
      { signal },
    );
    expect(problems).toEqual([
      'no Deployment or StatefulSet has the replicas of an override',
      'no container of the source has the name app, for the image a:1',
    ]);
  });

  it.each<[string, Record<string, FakeFile>]>([
    ['has no objects in .yaml or .json files', { 'README.md': '' }],
    ['s.yaml, document 1, is no valid YAML', { 's.yaml': 'a: [' }],
  ])('refuses what %s', async (message, files) => {
    await expect(open(files)).rejects.toThrow(message);
  });

  it('refuses values, Secrets and objects that are there twice', async () => {
    const plain = await open({ 's.yaml': SERVICE });
    const overrides = [{ values: {} }];
    await expect(
      plain.render({ ...target, overrides }, { signal }),
    ).rejects.toThrow('Only a Helm chart has values');
    const secret = 'apiVersion: v1\nkind: Secret\nmetadata: { name: a }\n';
    const held = await open({ 'a.yaml': `${secret}data: { a: b }` });
    await expect(held.render(target, { signal })).rejects.toThrow('plain data');
    const twice = await open({ 'a.yaml': SERVICE, 'b.yaml': SERVICE });
    await expect(twice.render(target, { signal })).rejects.toThrow('twice');
  });
});
