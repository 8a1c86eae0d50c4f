import { imagesInText } from './imagesInText';

const named = (repository: string) => ({
  repository,
  familiarName: repository,
});

describe('imagesInText', () => {
  it('reads what a template names', () => {
    const text = JSON.stringify([
      { container: 'a', image: 'ghcr.io/acme/web', tag: '1.0' },
      { container: 'b', image: 'nginx', digest: 'sha256:aa' },
      { container: 'c', image: '' },
    ]);
    expect(imagesInText(text)).toEqual([
      { ...named('ghcr.io/acme/web'), tag: '1.0', digest: '' },
      { ...named('nginx'), tag: '', digest: 'sha256:aa' },
    ]);
  });

  it('reads what a pod runs', () => {
    const text = JSON.stringify([
      ['a', 'sha256:aa', 'nginx', '1.27'],
      ['b', 'sha256:bb', '', ''],
    ]);
    expect(imagesInText(text)).toEqual([
      { ...named('nginx'), tag: '1.27', digest: 'sha256:aa' },
    ]);
  });

  it.each([
    '',
    '[]',
    'node-1',
    '[{"container":',
    '[{"container":1},null,2,"x",{"image":{}}]',
    '[["',
    '[["a"],["a",1,{},null]]',
  ])('finds none in %j', text => {
    expect(imagesInText(text)).toEqual([]);
  });

  it('cuts what no column holds', () => {
    const image = `${'r'.repeat(254)}\u{1f600}`;
    const [{ repository, tag }] = imagesInText(
      JSON.stringify([{ container: 'a', image, tag: 't\u0000'.repeat(200) }]),
    );
    expect(repository).toBe(`${'r'.repeat(254)}\ufffd`);
    expect(tag).toBe('t'.repeat(64));
  });
});
