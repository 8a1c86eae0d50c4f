import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FakeUrlReader, type FakeFile } from '../__testUtils__/FakeUrlReader';
import { UrlSourceReader } from './UrlSourceReader';

const FOLDER = 'https://git.example/shop/tree/main/deploy';
const limits = { files: 3, fileBytes: 20, bytes: 30 };
const { signal } = new AbortController();

function reading(files: Record<string, FakeFile>) {
  const urls = Object.entries(files).map(
    ([path, content]) => [`${FOLDER}/${path}`, content] as const,
  );
  const urlReader = new FakeUrlReader(Object.fromEntries(urls));
  return { urlReader, reader: new UrlSourceReader({ urlReader, limits }) };
}

async function readFolder(files: Record<string, FakeFile>) {
  return await reading(files).reader.readFolder(FOLDER, { signal });
}

describe('UrlSourceReader', () => {
  it('reads a folder into one that only we can read', async () => {
    const folder = await readFolder({ 'b.yaml': 'b', 'a/c.yaml': 'c' });
    expect(folder.files).toEqual(['a/c.yaml', 'b.yaml']);
    expect(await readFile(join(folder.path, 'a/c.yaml'), 'utf8')).toBe('c');
    expect((await stat(folder.path)).mode % 0o1000).toBe(0o700);
    await folder.close();
    expect(existsSync(folder.path)).toBe(false);
  });

  it('has one digest for the same files, and another for others', async () => {
    const digests = await Promise.all(
      [
        [
          ['a.yaml', 'a'],
          ['b.yaml', 'b'],
        ],
        [
          ['b.yaml', 'b'],
          ['a.yaml', 'a'],
        ],
        [
          ['a.yaml', 'b'],
          ['b.yaml', 'a'],
        ],
        [
          ['a.yaml', 'ab.yaml'],
          ['b', ''],
        ],
      ].map(async files => {
        const folder = await readFolder(Object.fromEntries(files));
        await folder.close();
        return folder.digest;
      }),
    );
    expect(digests[0]).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(digests[1]).toBe(digests[0]);
    expect(new Set(digests).size).toBe(3);
  });

  it('reads one file', async () => {
    const { reader } = reading({ 'app.yaml': 'x' });
    const folder = await reader.readFile(`${FOLDER}/app.yaml`, { signal });
    expect(folder.files).toEqual(['app.yaml']);
    await folder.close();
  });

  it.each<[string, Record<string, FakeFile>, string]>([
    ['a link within', { a: 'a', b: { link: 'a' } }, 'b, which is a link'],
    ['a link out of it', { b: { link: '/etc/passwd' } }, 'which is a link'],
    ['a linked folder', { b: { link: '/etc' } }, 'which is a link'],
    ['a path out of it', { '../b': 'x' }, 'leads out of it'],
    ['a path out of it later', { 'a/../../b': 'x' }, 'leads out of it'],
    ['an absolute path', { '/etc/b': 'x' }, 'leads out of it'],
    ["another system's path", { 'a\\..\\b': 'x' }, 'leads out of it'],
    ['too many files', { a: '', b: '', c: '', d: '' }, 'more than 3 files'],
    ['a large file', { a: 'x'.repeat(21) }, 'too large'],
    ['many bytes', { a: 'x'.repeat(16), b: 'x'.repeat(16) }, 'too large'],
  ])('refuses %s', async (_, files, message) => {
    const read = readFolder(files);
    await expect(read).rejects.toMatchObject({ name: 'InputError' });
    await expect(read).rejects.toThrow(message);
  });

  it('refuses one file that is too large', async () => {
    const { reader } = reading({ 'app.yaml': 'x'.repeat(21) });
    await expect(
      reader.readFile(`${FOLDER}/app.yaml`, { signal }),
    ).rejects.toThrow('larger than 20 bytes');
  });

  it.each([
    ['not a url', 'InputError'],
    ['file:///etc/passwd', 'InputError'],
    ['https://user:canary@git.example/a.yaml', 'InputError'],
    ['https://git.example/a/..%2f..%2fb.yaml', 'InputError'],
    ['https://git.example/none/a.yaml', 'NotFoundError'],
    ['https://private.example/a.yaml', 'NotAllowedError'],
  ])('says why %s is not read', async (url, name) => {
    const read = reading({}).reader.readFile(url, { signal });
    await expect(read).rejects.toMatchObject({ name });
    await expect(read).rejects.not.toThrow('canary');
  });

  it('does not repeat what a host said', async () => {
    const { reader, urlReader } = reading({ a: '' });
    urlReader.failure = new Error('got <html>canary</html>');
    const read = reader.readFolder(FOLDER, { signal });
    await expect(read).rejects.toThrow(
      'git.example/shop/tree/main/deploy cannot be read now (Error)',
    );
  });

  it('says where folders cannot be read', async () => {
    const { reader, urlReader } = reading({ a: '' });
    urlReader.failure = new Error('FetchUrlReader does not implement readTree');
    await expect(reader.readFolder(FOLDER, { signal })).rejects.toThrow(
      'is in no repository or bucket',
    );
  });

  it('stops when nobody waits any more', async () => {
    const { reader } = reading({ a: '' });
    await expect(
      reader.readFolder(FOLDER, { signal: AbortSignal.abort() }),
    ).rejects.toMatchObject({ name: 'AbortError' });
  });
});
