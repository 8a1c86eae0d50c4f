import type { JsonObject } from '@backstage/types';
import { inKindOrder, refuseDuplicates, refuseSecrets, revisionOf } from '.';

const object = (kind: string, name: string, more: JsonObject = {}) => ({
  apiVersion: 'v1',
  kind,
  metadata: { name },
  ...more,
});

describe('inKindOrder', () => {
  it('puts first what others need, and webhooks last', () => {
    const kinds = [
      'ValidatingWebhookConfiguration',
      'Certificate',
      'Deployment',
      'CustomResourceDefinition',
      'ConfigMap',
      'Namespace',
    ];
    const ordered = inKindOrder(kinds.map(kind => object(kind, 'a')));
    expect(ordered.map(({ kind }) => kind)).toEqual([
      'Namespace',
      'ConfigMap',
      'CustomResourceDefinition',
      'Deployment',
      'Certificate',
      'ValidatingWebhookConfiguration',
    ]);
  });

  it('does not depend on the order that it gets', () => {
    const some = ['b', 'a', 'c'].map(name => object('Service', name));
    const names = inKindOrder(some).map(({ metadata }) => metadata.name);
    expect(names).toEqual(['a', 'b', 'c']);
    expect(inKindOrder([...some].reverse())).toEqual(inKindOrder(some));
  });
});

describe('revisionOf', () => {
  it('is the same whatever the order of keys', () => {
    const revision = revisionOf([{ a: 1, b: { c: 2, d: 3 } }]);
    expect(revision).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(revisionOf([{ b: { d: 3, c: 2 }, a: 1 }])).toBe(revision);
  });

  it.each([
    [[{ a: 1 }], [{ a: 2 }]],
    [[{ a: 1 }], [{ b: 1 }]],
    [
      [1, 2],
      [2, 1],
    ],
    [{ pairs: [['a', 1]] }, { a: 1 }],
    [{ a: null }, {}],
    ['1', 1],
  ])('tells %j from %j', (left, right) => {
    expect(revisionOf(left)).not.toBe(revisionOf(right));
  });
});

describe('refuseSecrets', () => {
  it.each([{ data: { a: 'c2VjcmV0' } }, { stringData: { a: 'canary' } }])(
    'refuses %j, and does not repeat what it holds',
    more => {
      const refuse = () => refuseSecrets([object('Secret', 'db', more)]);
      expect(refuse).toThrow(/^Secret db holds plain data.*SealedSecret/);
      expect(refuse).not.toThrow(/canary|c2VjcmV0/);
    },
  );

  it('takes an empty one, and other kinds', () => {
    const empty = object('Secret', 'token', { data: {}, stringData: null });
    const sealed = object('SealedSecret', 'db', { data: { a: 'b' } });
    expect(() => refuseSecrets([empty, sealed])).not.toThrow();
  });
});

describe('refuseDuplicates', () => {
  const at = (apiVersion: string, namespace?: string) => ({
    apiVersion,
    kind: 'Deployment',
    metadata: { name: 'a', namespace },
  });

  it('refuses one object in two versions, or with its namespace told', () => {
    const two = [at('apps/v1'), at('apps/v1beta1', 'shop')];
    expect(() => refuseDuplicates(two, 'shop')).toThrow(
      'Deployment a is there twice',
    );
  });

  it('takes the same name elsewhere', () => {
    const two = [at('apps/v1'), at('apps/v1', 'other'), at('other/v1')];
    expect(() => refuseDuplicates(two, 'shop')).not.toThrow();
  });
});
