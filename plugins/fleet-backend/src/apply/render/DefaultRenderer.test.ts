import type { RolloutSource } from '@flotilla/backstage-plugin-fleet-common';
import { DefaultRenderer } from './DefaultRenderer';
import { FakeRenderer } from './FakeRenderer';
import type { Opener } from './Opener';

const { signal } = new AbortController();
const url = 'https://git.example/a';
const target = {
  releaseName: 'shop',
  namespace: 'shop',
  kubeVersion: 'v1.34.1',
  apiVersions: [],
};

function rendererOf(...kinds: string[]) {
  const fakes = new Map(
    kinds.map(kind => [
      kind,
      new FakeRenderer([
        { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: kind } },
      ]),
    ]),
  );
  const opener = (kind: string): Opener<unknown> => ({
    open: async (_, options) => fakes.get(kind)!.open({}, options),
  });
  const renderer = new DefaultRenderer({
    manifests: opener('manifests'),
    kustomize: opener('kustomize'),
    helm: opener('helm'),
  });
  return { renderer, fakes };
}

describe('DefaultRenderer', () => {
  it.each<[string, RolloutSource]>([
    ['manifests', { manifests: { url } }],
    ['kustomize', { kustomize: { url } }],
    ['helm', { helm: { url } }],
  ])('renders %s, and closes it', async (kind, source) => {
    const { renderer, fakes } = rendererOf('manifests', 'kustomize', 'helm');
    const { manifests } = await renderer.render(source, target, { signal });
    expect(manifests[0].metadata.name).toBe(kind);
    expect(fakes.get(kind)!.opened).toBe(0);
  });

  it('closes what cannot be rendered', async () => {
    const { renderer, fakes } = rendererOf('manifests');
    const fake = fakes.get('manifests')!;
    fake.manifests.push(...fake.manifests);
    await expect(
      renderer.render({ manifests: { url } }, target, { signal }),
    ).rejects.toThrow('twice');
    expect(fake.opened).toBe(0);
  });

  it.each<RolloutSource>([
    {},
    { image: { changes: [{ image: 'a:1' }] } },
    { manifests: { url }, helm: { url } },
    { image: { changes: [] }, helm: { url } },
  ])('refuses %j', async source => {
    const { renderer } = rendererOf();
    await expect(renderer.open(source, { signal })).rejects.toMatchObject({
      name: 'InputError',
    });
  });
});
