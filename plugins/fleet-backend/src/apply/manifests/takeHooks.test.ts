import { hooksAt, takeHooks } from '.';

const job = (name: string, annotations?: Record<string, string>) => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name, ...(annotations && { annotations }) },
});

const hook = (name: string, events: string, weight = '', policy = '') =>
  job(name, {
    'helm.sh/hook': events,
    'helm.sh/hook-weight': weight,
    'helm.sh/hook-delete-policy': policy,
  });

describe('takeHooks', () => {
  it('tells hooks from the objects of a release', () => {
    const plain = [job('a'), job('b', { other: 'x' })];
    const { manifests, hooks } = takeHooks([
      ...plain,
      hook('c', 'pre-install, Pre-Upgrade', '-5', 'hook-succeeded,HOOK-FAILED'),
    ]);
    expect(manifests).toEqual(plain);
    expect(hooks).toEqual([
      expect.objectContaining({
        events: ['pre-install', 'pre-upgrade'],
        weight: -5,
        deletePolicies: ['hook-succeeded', 'hook-failed'],
      }),
    ]);
  });

  it('orders them by weight, and one weight by kind and name', () => {
    const account = {
      ...hook('z', 'pre-install'),
      kind: 'ServiceAccount',
      apiVersion: 'v1',
    };
    const { hooks } = takeHooks([
      hook('c', 'pre-install', '10'),
      hook('b', 'pre-install', 'none'),
      hook('a', 'post-install'),
      account,
      hook('d', 'pre-install', '-1'),
    ]);
    const names = hooksAt(hooks, 'pre-install').map(
      ({ manifest }) => manifest.metadata.name,
    );
    expect(names).toEqual(['d', 'z', 'b', 'c']);
  });

  it('replaces an earlier one where it says nothing of that', () => {
    const { hooks } = takeHooks([hook('a', 'pre-install', '', 'unknown')]);
    expect(hooks[0].deletePolicies).toEqual(['before-hook-creation']);
  });

  it('says of which hooks nothing will come', () => {
    const { manifests, hooks, problems } = takeHooks([
      hook('a', 'pre-delete'),
      hook('b', 'post-rollback,post-install'),
      hook('t', 'test'),
    ]);
    expect(manifests).toEqual([]);
    expect(hooks.map(({ events }) => events)).toEqual([['post-install']]);
    expect(problems).toEqual([
      expect.stringContaining('the pre-delete hook Job a is not run'),
      expect.stringContaining('the post-rollback hook Job b is not run'),
    ]);
  });
});
