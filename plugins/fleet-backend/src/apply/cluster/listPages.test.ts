import { listPages } from './listPages';

const APPLICATIONS = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  plural: 'applications',
  namespaced: true,
};
const { apiVersion, kind } = APPLICATIONS;
const PATH = '/apis/argoproj.io/v1alpha1';

describe('listPages', () => {
  it('reads page after page, and says of each object what it is', async () => {
    const paths: string[] = [];
    const pages = [
      { items: [{ metadata: { name: 'a' } }], metadata: { continue: 'to b' } },
      { items: [{ metadata: { name: 'b' } }], metadata: { continue: '' } },
    ];
    const query = {
      apiVersion,
      kind,
      namespace: 'argocd',
      labelSelector: 'a=b',
    };
    const found = await listPages(APPLICATIONS, query, async path => {
      paths.push(path);
      return pages[paths.length - 1];
    });
    expect(found).toEqual([
      { apiVersion, kind, metadata: { name: 'a' } },
      { apiVersion, kind, metadata: { name: 'b' } },
    ]);
    const list = `${PATH}/namespaces/argocd/applications?limit=500&labelSelector=a%3Db`;
    expect(paths).toEqual([list, `${list}&continue=to+b`]);
  });

  it('reads all namespaces where none is named', async () => {
    const paths: string[] = [];
    await listPages(APPLICATIONS, { apiVersion, kind }, async path => {
      paths.push(path);
      return { items: [] };
    });
    expect(paths).toEqual([`${PATH}/applications?limit=500`]);
  });
});
