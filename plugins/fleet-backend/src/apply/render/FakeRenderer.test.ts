import { FakeRenderer } from './FakeRenderer';

const { signal } = new AbortController();
const target = {
  releaseName: 'shop',
  namespace: 'shop',
  kubeVersion: 'v1.34.1',
  apiVersions: [],
};

describe('FakeRenderer', () => {
  it('renders what it was given, and fails as it was told', async () => {
    const fake = new FakeRenderer([
      { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } },
    ]);
    const source = { manifests: { url: 'https://git.example/a' } };
    const { manifests } = await fake.render(source, target, { signal });
    expect(manifests).toEqual(fake.manifests);
    expect(fake).toMatchObject({
      sources: [source],
      targets: [target],
      opened: 0,
    });
    fake.failure = new Error('away');
    await expect(fake.open(source, { signal })).rejects.toThrow('away');
  });
});
