import { createHash } from 'node:crypto';
import { UrlSourceReader } from '../../source';
import { FakeUrlReader } from '../../__testUtils__/FakeUrlReader';
import { tgz } from '../../__testUtils__/tar';
import { RepositoryCharts } from './RepositoryCharts';

const REPOSITORY = 'https://charts.example/stable';
const archive = tgz([
  { path: 'shop/', type: '5' },
  { path: 'shop/Chart.yaml', content: 'name: shop' },
  { path: 'shop/templates/a.yaml', content: 'a: 1' },
]);
const digest = createHash('sha256').update(archive).digest('hex');
const { signal } = new AbortController();

const index = (version: string, url: string, sum = digest) => `apiVersion: v1
entries:
  other:
  - name: other
    version: ${version}
    urls: [https://charts.example/wrong.tgz]
  shop:
  - name: shop
    version: 9.9.9
    description: |
      not the version: ${version}
    urls: [https://charts.example/wrong.tgz]
  - name: shop
    digest: ${sum}
    dependencies:
    - name: other
      version: 0.1.0
    urls:
    - ${url}
    version: ${version}
  shop-2:
  - version: ${version}
    urls: [https://charts.example/wrong.tgz]
generated: "2026-01-01T00:00:00Z"
`;

function charts(files: Record<string, string | Buffer>) {
  const urlReader = new FakeUrlReader(files);
  const reader = new UrlSourceReader({ urlReader });
  const repository = new RepositoryCharts({ reader, indexReader: reader });
  const fetch = (chart = 'shop', version = '1.2.3') =>
    repository.fetch(
      { repository: `${REPOSITORY}/`, chart, version },
      { signal },
    );
  return { urlReader, fetch };
}

describe('RepositoryCharts', () => {
  it.each([
    ['shop-1.2.3.tgz', `${REPOSITORY}/shop-1.2.3.tgz`],
    ['https://cdn.example/a.tgz', 'https://cdn.example/a.tgz'],
  ])('reads a chart from %s', async (url, at) => {
    const { fetch } = charts({
      [`${REPOSITORY}/index.yaml`]: index('1.2.3', url),
      [at]: archive,
    });
    const folder = await fetch();
    expect(folder.files).toEqual(['Chart.yaml', 'templates/a.yaml']);
    await folder.close();
  });

  it('understands an index that is indented more', async () => {
    const wide = index('1.2.3', 'shop.tgz').replace(
      /^ {2}(- | {2})/gm,
      '    $1',
    );
    const { fetch } = charts({
      [`${REPOSITORY}/index.yaml`]: wide,
      [`${REPOSITORY}/shop.tgz`]: archive,
    });
    const folder = await fetch();
    expect(folder.files).toContain('Chart.yaml');
    await folder.close();
  });

  it.each([
    ['another version', index('1.2.4', 'shop.tgz')],
    ['no index', 'not one'],
    ['an empty one', 'entries: {}'],
  ])('says that there is no such chart in %s', async (_, text) => {
    const { fetch } = charts({ [`${REPOSITORY}/index.yaml`]: text });
    await expect(fetch()).rejects.toMatchObject({
      name: 'NotFoundError',
      message: 'The repository has no shop 1.2.3',
    });
  });

  it('refuses what is not the chart that the index means', async () => {
    const { fetch } = charts({
      [`${REPOSITORY}/index.yaml`]: index('1.2.3', 'shop.tgz', 'abc'),
      [`${REPOSITORY}/shop.tgz`]: archive,
    });
    await expect(fetch()).rejects.toThrow('not the one that its repository');
  });

  it('reads no host that this backend may not read', async () => {
    const { fetch } = charts({
      [`${REPOSITORY}/index.yaml`]: index('1.2.3', 'https://private.example/a'),
    });
    await expect(fetch()).rejects.toMatchObject({ name: 'NotAllowedError' });
  });

  it.each(['file:///etc/passwd', 'oci://registry.example/shop'])(
    'refuses the address %s',
    async url => {
      const { fetch } = charts({
        [`${REPOSITORY}/index.yaml`]: index('1.2.3', url),
      });
      await expect(fetch()).rejects.toMatchObject({ name: 'InputError' });
    },
  );
});
