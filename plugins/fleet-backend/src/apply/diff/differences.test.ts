import type { JsonObject } from '@backstage/types';
import type { Manifest } from '@flotilla/backstage-plugin-fleet-node';
import { differences } from './differences';

const deployment = (
  containers: JsonObject[],
  metadata: JsonObject = {},
): Manifest => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'shop', ...metadata },
  spec: { template: { spec: { containers } } },
});

describe('differences', () => {
  it('names fields by the names of items, whatever their order', () => {
    const before = deployment([
      { name: 'app', image: 'app:1', args: ['a', 'b'] },
      { name: 'proxy', image: 'proxy:1' },
    ]);
    const after = deployment([
      { name: 'proxy', image: 'proxy:1' },
      { name: 'app', image: 'app:2', args: ['a'], tty: true },
    ]);
    const app = 'spec.template.spec.containers[name=app]';
    expect(differences(before, after)).toEqual([
      { path: `${app}.image`, from: '"app:1"', to: '"app:2"' },
      { path: `${app}.args[1]`, from: '"b"' },
      { path: `${app}.tty`, to: 'true' },
    ]);
  });

  it('is empty where only API servers and rollouts wrote', () => {
    const before = deployment([], {
      uid: 'a',
      resourceVersion: '1',
      managedFields: [{ manager: 'x' }],
    });
    const after = deployment([], {
      uid: 'a',
      resourceVersion: '2',
      annotations: { 'flotilla.io/rollout': 'r' },
    });
    expect(differences({ ...before, status: { replicas: 1 } }, after)).toEqual(
      [],
    );
  });

  it('has all fields of a new object', () => {
    expect(
      differences(undefined, deployment([{ name: 'app' }])).map(
        ({ path }) => path,
      ),
    ).toEqual([
      'metadata.name',
      'spec.template.spec.containers[name=app].name',
    ]);
  });

  it('redacts what may be a credential, and tells that it changed', () => {
    const env = (value: string) =>
      deployment([{ name: 'app', env: [{ name: 'PASSWORD', value }] }], {
        annotations: {
          'kubectl.kubernetes.io/last-applied-configuration': value,
        },
      });
    const found = differences(env('canary-1'), env('canary-2'));
    expect(found).toHaveLength(2);
    expect(found[1]).toEqual({
      path: 'spec.template.spec.containers[name=app].env[name=PASSWORD].value',
      from: '<redacted>',
      to: '<redacted>',
    });
    const secret = (text: string): Manifest => ({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'a' },
      data: { 'a.b': text },
      stringData: { a: text },
    });
    const all = [
      ...found,
      ...differences(secret('canary-1'), secret('canary')),
    ];
    expect(all).toHaveLength(4);
    expect(JSON.stringify(all)).not.toContain('canary');
  });

  it('says how much more there is', () => {
    const data = Object.fromEntries(
      Array.from({ length: 205 }, (_, index) => [`key${index}`, 'x']),
    );
    const map = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'a' },
    };
    const found = differences(map, { ...map, data });
    expect(found).toHaveLength(201);
    expect(found[200]).toEqual({ path: '(5 more fields)' });
  });

  it('keeps fields apart whose names have dots', () => {
    const map = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'a' },
    };
    const data = { 'a.b': '1' };
    expect(differences(map, { ...map, data })).toEqual([
      { path: 'data["a.b"]', to: '"1"' },
    ]);
  });
});
