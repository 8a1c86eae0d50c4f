import { mergeValues } from './mergeValues';
import { refuseCredentials } from './refuseCredentials';
import { valuesFor } from './valuesFor';

const target = {
  releaseName: 'shop',
  namespace: 'shop',
  kubeVersion: 'v1.34.1',
  apiVersions: [],
};

describe('mergeValues', () => {
  it('merges objects, and replaces the rest', () => {
    const below = { a: { b: 1, c: [1, 2] }, d: 1, e: { f: 1 }, g: 1 };
    const above = { a: { c: [3] }, d: { x: 1 }, e: null };
    expect(mergeValues(below, above)).toEqual({
      a: { b: 1, c: [3] },
      d: { x: 1 },
      e: null,
      g: 1,
    });
    expect(below.a.c).toEqual([1, 2]);
  });

  it('does not take what all objects have for values', () => {
    expect(mergeValues({}, { toString: { a: 1 } })).toEqual({
      toString: { a: 1 },
    });
  });
});

describe('valuesFor', () => {
  it('has the values of later overrides', () => {
    const overrides = [
      { values: { a: 1, b: 1 } },
      { replicas: 3 },
      { values: { b: 2 } },
    ];
    expect(valuesFor({ a: 0, c: 0 }, { ...target, overrides })).toEqual({
      a: 1,
      b: 2,
      c: 0,
    });
    expect(valuesFor(undefined, target)).toEqual({});
  });

  it.each([
    JSON.parse('{ "__proto__": { "polluted": true } }'),
    JSON.parse('{ "a": { "__proto__": { "polluted": true } } }'),
    [1],
    'text',
    { password: 'canary' },
  ])('refuses %j, in overrides too', values => {
    const refused = { name: 'InputError' };
    const within = { ...target, overrides: [{ values }] };
    expect(() => valuesFor(values, target)).toThrow(
      expect.objectContaining(refused),
    );
    expect(() => valuesFor({}, within)).toThrow(
      expect.objectContaining(refused),
    );
    expect({}).not.toHaveProperty('polluted');
  });
});

describe('refuseCredentials', () => {
  it.each([
    [{ db: { password: 'canary' } }, 'values.db.password'],
    [{ DB_PASSWORD: 'canary' }, 'values.DB_PASSWORD'],
    [{ adminPasswd: 12345 }, 'values.adminPasswd'],
    [{ auth: [{ 'client-secret': 'canary' }] }, 'values.auth.0.client-secret'],
    [{ apiKey: 'canary' }, 'values.apiKey'],
    [{ githubToken: 'canary' }, 'values.githubToken'],
    [{ env: [{ name: 'DB_PASSWORD', value: 'canary' }] }, 'DB_PASSWORD'],
    [{ url: 'postgres://u:canary@db/x' }, 'values.url'],
    [{ a: ['-----BEGIN RSA PRIVATE KEY-----\ncanary'] }, 'values.a.0'],
  ])('refuses %j, and does not repeat it', (values, path) => {
    const refuse = () => refuseCredentials(values);
    expect(refuse).toThrow(path);
    expect(refuse).toThrow('holds a credential');
    expect(refuse).not.toThrow('canary');
  });

  it('takes names of Secrets, and what only sounds like a credential', () => {
    const values = {
      existingSecret: 'db',
      auth: {
        existingDbSecret: 'db',
        passwordSecretRef: { name: 'a', key: 'b' },
      },
      imagePullSecret: 'registry',
      imagePullSecrets: [{ name: 'registry' }],
      secretName: 'db',
      password: '',
      token: null,
      automountServiceAccountToken: true,
      tokenizer: 'fast',
      env: [
        { name: 'DB_PASSWORD', valueFrom: { secretKeyRef: { name: 'a' } } },
        { name: 'COLOR', value: 'red' },
      ],
      url: 'https://shop.example:8443/@me',
    };
    expect(() => refuseCredentials(values)).not.toThrow();
  });
});
