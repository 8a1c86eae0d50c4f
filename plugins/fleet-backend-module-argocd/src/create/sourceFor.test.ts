import type { JsonObject } from '@backstage/types';
import type { DeliverySource } from '@flotilla/backstage-plugin-fleet-node';
import { manifestTarget } from '../__testUtils__/targets';
import { sourceFor } from './sourceFor';

const source = (of: DeliverySource) => sourceFor(manifestTarget(of));
const REPO = 'https://git.example/acme/shop';

describe('sourceFor', () => {
  it.each<[string, JsonObject]>([
    [`${REPO}/tree/main/deploy/prod`, { path: 'deploy/prod' }],
    [`${REPO}/src/branch/main/deploy`, { path: 'deploy' }],
    [`${REPO}/src/main/`, { path: '.' }],
    [`${REPO}/-/tree/main/deploy`, { path: 'deploy' }],
  ])('reads %s from git', (url, wanted) => {
    expect(source({ type: 'kustomize', url, overrides: [] })).toEqual({
      repoURL: `${REPO}.git`,
      targetRevision: 'main',
      kustomize: {},
      ...wanted,
    });
  });

  it('finds repositories in groups of GitLab', () => {
    const url = 'https://git.example/a/b/c/shop/-/tree/v1/x';
    expect(source({ type: 'manifests', url, overrides: [] })).toEqual({
      repoURL: 'https://git.example/a/b/c/shop.git',
      targetRevision: 'v1',
      path: 'x',
      directory: { recurse: true },
    });
  });

  it('takes a single file', () => {
    const url = `${REPO}/blob/v1/deploy/web.yaml`;
    expect(source({ type: 'manifests', url, overrides: [] })).toMatchObject({
      path: 'deploy',
      directory: { include: 'web.yaml' },
    });
  });

  it('reads nothing that is not in git', () => {
    const url = 'https://files.example/shop.yaml';
    expect(() => source({ type: 'manifests', url, overrides: [] })).toThrow(
      'reads from git',
    );
  });

  it('takes charts, with the values of the cluster', () => {
    const chart = {
      type: 'helm' as const,
      version: '1.2.3',
      values: { image: { tag: '1' }, replicas: 1 },
      overrides: [{ values: { image: { tag: '2' } } }],
    };
    const helm = {
      releaseName: 'shop',
      valuesObject: { image: { tag: '2' }, replicas: 1 },
    };
    const repository = 'https://charts.example';
    expect(source({ ...chart, repository, chart: 'web' })).toEqual({
      repoURL: repository,
      chart: 'web',
      targetRevision: '1.2.3',
      helm,
    });
    expect(source({ ...chart, oci: 'oci://reg.example/charts/web' })).toEqual({
      repoURL: 'reg.example/charts',
      chart: 'web',
      targetRevision: '1.2.3',
      helm,
    });
  });

  it.each<[DeliverySource, string]>([
    [
      {
        type: 'manifests',
        url: `${REPO}/tree/v1/x`,
        overrides: [{ images: [{ image: 'a:1' }] }],
      },
      'no images of plain manifests',
    ],
    [
      {
        type: 'kustomize',
        url: `${REPO}/tree/v1/x`,
        overrides: [{ replicas: 2 }],
      },
      'replicas',
    ],
  ])('refuses overrides that it cannot pass on', (of, message) => {
    expect(() => source(of)).toThrow(message);
  });

  it('passes images of kustomize on', () => {
    const overrides = [{ images: [{ image: 'a:2' }] }];
    const url = `${REPO}/tree/v1/x`;
    expect(source({ type: 'kustomize', url, overrides })).toMatchObject({
      kustomize: { images: ['a:2'] },
    });
  });
});
