import { parseManifests } from './parseManifests';

const parse = (text: string, signal = new AbortController().signal) =>
  parseManifests(text, { name: 'app.yaml', signal });

const configMap = (data: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata:\n${data}`;

describe('parseManifests', () => {
  it('reads documents, and the objects of Lists', async () => {
    const list = JSON.stringify({
      apiVersion: 'v1',
      kind: 'ConfigMapList',
      items: [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'b' } }],
    });
    const text = `# nothing\n---\n${configMap(
      '  x: "1"',
    )}\n---\n\n--- \n${list}`;
    const names = (await parse(text)).map(({ metadata }) => metadata.name);
    expect(names).toEqual(['a', 'b']);
  });

  it('keeps dashes within a text', async () => {
    const [manifest] = await parse(
      configMap('  x: |\n    a\n    ---\n    b\n'),
    );
    expect(manifest.data).toEqual({ x: 'a\n---\nb\n' });
  });

  it('understands numbers, times and merged keys as Kubernetes does', async () => {
    const [manifest] = await parse(
      configMap(
        '  mode: 0644\n  on_: yes\n  day: 2024-01-01\n  time: 12:30:45\n' +
          '  base: &base { a: 1 }\n  more: { <<: *base, b: 2 }',
      ),
    );
    expect(manifest.data).toEqual({
      mode: 420,
      on_: true,
      day: '2024-01-01',
      time: '12:30:45',
      base: { a: 1 },
      more: { a: 1, b: 2 },
    });
  });

  it.each([
    ['kind: Pod\nmetadata: { name: a }', 'an object without apiVersion'],
    ['apiVersion: v1\nkind: Pod', 'an object without metadata.name'],
    [
      'apiVersion: v1\nkind: Pod\nmetadata: { name: a, namespace: 1 }',
      'metadata.namespace',
    ],
    ['just text', 'a document that is no object'],
    ['[1, 2]', 'a document that is no object'],
    ['a: 1\na: 2', 'no valid YAML: DUPLICATE_KEY in its line 2'],
    ['a: !!js/function "x"', 'TAG_RESOLVE_FAILED'],
    ['a: [', 'no valid YAML'],
    ['__proto__: { polluted: true }', 'a key named __proto__'],
    ['a: { "__proto__": 1 }', 'a key named __proto__'],
    ['a: .inf', 'a number that is none'],
    ['a: 12345678901234567890', 'too large to be exact'],
    [`a: ${'['.repeat(200)}${']'.repeat(200)}`, 'too deep'],
    [`a: ${'x'.repeat(2 * 1024 * 1024)}`, 'larger than 2 MiB'],
  ])('refuses %.40s', async (text, message) => {
    const parsed = parse(text);
    await expect(parsed).rejects.toMatchObject({ name: 'InputError' });
    await expect(parsed).rejects.toThrow(message);
    expect(Object.prototype).not.toHaveProperty('polluted');
  });

  it('refuses a text that explodes when it is unfolded', async () => {
    const levels = Array.from({ length: 30 }, (_, n) => {
      const inner = Array(9).fill(n === 0 ? 'lol' : `*l${n - 1}`);
      return `l${n}: &l${n} [${inner.join(', ')}]`;
    });
    await expect(parse(levels.join('\n'))).rejects.toThrow(
      /Excessive alias count/,
    );
  });

  it('refuses too many objects', async () => {
    const one = 'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\n---\n';
    await expect(parse(one.repeat(2001))).rejects.toThrow(
      'app.yaml has more than 2000 objects',
    );
  });

  it('stops when nobody waits any more', async () => {
    const aborted = AbortSignal.abort();
    await expect(parse(configMap('  a: b'), aborted)).rejects.toThrow(
      'This operation was aborted',
    );
  });
});
