import { parseImage } from './parseImage';

const digest = `sha256:${'a'.repeat(64)}`;

describe('parseImage', () => {
  it.each([
    ['nginx', { image: 'nginx' }],
    ['nginx:1.29', { image: 'nginx', tag: '1.29' }],
    ['localhost:5000/a/b', { image: 'localhost:5000/a/b' }],
    ['localhost:5000/a/b:v2', { image: 'localhost:5000/a/b', tag: 'v2' }],
    [`ghcr.io/acme/shop@${digest}`, { image: 'ghcr.io/acme/shop', digest }],
    [
      `ghcr.io:443/acme/shop:1.2.3@${digest}`,
      { image: 'ghcr.io:443/acme/shop', tag: '1.2.3', digest },
    ],
    ['', { image: '' }],
  ])('takes %s apart', (reference, parts) => {
    expect(parseImage(reference)).toEqual(parts);
  });
});
