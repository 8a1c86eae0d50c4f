import type { JsonObject } from '@backstage/types';
import type { HubObject } from '@flotilla/backstage-plugin-fleet-node';
import { makeEdit } from './Edit';
import { editsFor } from './editsFor';

const application = (
  source: JsonObject,
  annotation?: string,
  images: string[] = ['registry.example/web:1'],
): HubObject => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: {
    name: 'web',
    namespace: 'argocd',
    uid: '1',
    resourceVersion: '1',
    ...(annotation
      ? { annotations: { 'flotilla.io/image-parameter': annotation } }
      : {}),
  },
  spec: { source },
  status: { sourceType: 'Kustomize', summary: { images } },
});

const after = (
  source: JsonObject,
  image: string,
  options: { annotation?: string; container?: string } = {},
) => {
  const { annotation, container } = options;
  const object = application(source, annotation);
  editsFor(object, [{ image, container }]).forEach(edit =>
    makeEdit(object, edit),
  );
  return (object.spec as JsonObject).source;
};

const parameters = (...all: [string, string][]) => ({
  helm: {
    parameters: all.map(([name, value]) => ({
      name,
      value,
      forceString: true,
    })),
  },
});

describe('editsFor', () => {
  it.each<[string, JsonObject, string, string[]]>([
    ['adds', {}, 'registry.example/web:2', ['registry.example/web:2']],
    [
      'replaces',
      { kustomize: { images: ['other:1', 'registry.example/web:1', 'z:1'] } },
      'registry.example/web:2',
      ['other:1', 'registry.example/web:2', 'z:1'],
    ],
    [
      'keeps the name of the base of',
      { kustomize: { images: ['web=registry.example:5000/web:1'] } },
      'registry.example:5000/web:2@sha256:ab',
      ['web=registry.example:5000/web:2@sha256:ab'],
    ],
  ])('%s an image of kustomize', (_, source, image, images) => {
    expect(after(source, image)).toMatchObject({ kustomize: { images } });
  });

  it('replaces no image that the Application does not have', () => {
    expect(() => after({}, 'elsewhere.example/web:2')).toThrow(
      'has no image elsewhere.example/web',
    );
  });

  it('sets repository and tag of a chart', () => {
    const source = { chart: 'web' };
    const annotation = 'image';
    expect(after(source, 'mirror.example/web:1.10', { annotation })).toEqual({
      chart: 'web',
      ...parameters(
        ['image.repository', 'mirror.example/web'],
        ['image.tag', '1.10'],
      ),
    });
  });

  it('sets the parameter of a container, and no other', () => {
    const annotation = 'app=image, proxy=sidecar.image';
    const other = { name: 'replicas', value: '3' };
    const source = { helm: { parameters: [other] } };
    const image = 'proxy.example/p:2@sha256:ab';
    expect(after(source, image, { annotation, container: 'proxy' })).toEqual({
      helm: {
        parameters: [
          other,
          ...parameters(
            ['sidecar.image.repository', 'proxy.example/p'],
            ['sidecar.image.tag', '2@sha256:ab'],
          ).helm.parameters,
        ],
      },
    });
  });

  it('finds the parameter by the repository that it has now', () => {
    const annotation = 'image,sidecar';
    const source = parameters(['sidecar.repository', 'proxy.example/p']);
    expect(after(source, 'proxy.example/p:2', { annotation })).toEqual(
      parameters(
        ['sidecar.repository', 'proxy.example/p'],
        ['sidecar.tag', '2'],
      ),
    );
  });

  it('changes only the tag where only that is to be changed', () => {
    const options = { annotation: 'image.tag' };
    const source = { chart: 'web' };
    expect(after(source, 'registry.example/web:2', options)).toEqual({
      chart: 'web',
      ...parameters(['image.tag', '2']),
    });
    expect(() => after(source, 'mirror.example/web:2', options)).toThrow(
      'lets only the tag be changed',
    );
  });

  it('needs a tag for a chart', () => {
    const options = { annotation: 'image' };
    expect(() => after({ chart: 'web' }, 'a/web@sha256:ab', options)).toThrow(
      'names no tag',
    );
  });
});
