import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { FakeGitea } from '../__testUtils__/FakeGitea';
import { tgz, type TarEntry } from '../__testUtils__/tar';
import { UrlSourceReader } from './UrlSourceReader';

const { signal } = new AbortController();

describe("UrlSourceReader, with Backstage's own readers", () => {
  let gitea: FakeGitea;

  beforeAll(async () => {
    gitea = await FakeGitea.start();
  });

  afterAll(async () => {
    await gitea.stop();
  });

  async function read(entries: TarEntry[], path = '/deploy') {
    gitea.archive = tgz(entries);
    const baseUrl = `http://${gitea.host}`;
    const urlReader = UrlReaders.default({
      config: new ConfigReader({
        integrations: { gitea: [{ host: gitea.host, baseUrl }] },
      }),
      logger: mockServices.logger.mock(),
    });
    const limits = { files: 5, fileBytes: 1000, bytes: 2000 };
    const reader = new UrlSourceReader({ urlReader, limits });
    const url = `${baseUrl}/owner/shop/src/branch/main${path}`;
    return await reader.readFolder(url, { signal });
  }

  it.each([
    ['/deploy', ['a.yaml', 'b/c.yaml']],
    ['/deploy/b', ['c.yaml']],
    ['', ['deploy/a.yaml', 'deploy/b/c.yaml', 'other.yaml']],
  ])('reads the folder %s of a repository', async (path, files) => {
    const folder = await read(
      [
        { path: 'shop-main/', type: '5' },
        { path: 'shop-main/deploy/', type: '5' },
        { path: 'shop-main/deploy/a.yaml', content: 'a' },
        { path: 'shop-main/deploy/b/', type: '5' },
        { path: 'shop-main/deploy/b/c.yaml', content: 'c' },
        { path: 'shop-main/other.yaml', content: 'o' },
      ],
      path,
    );
    expect(folder.files).toEqual(files);
    await folder.close();
  });

  it.each<[string, TarEntry, string]>([
    ['a link', { path: 'b', type: '2', link: 'a' }, 'b, which is a link'],
    ['a large file', { path: 'b', content: 'x'.repeat(1001) }, 'too large'],
    ['a path out of it', { path: '../b', content: 'x' }, 'leads out of it'],
  ])('refuses %s', async (_, entry, message) => {
    const reading = read([
      { path: 'shop-main/deploy/a', content: 'a' },
      { ...entry, path: `shop-main/deploy/${entry.path}` },
    ]);
    await expect(reading).rejects.toThrow(message);
  });
});
