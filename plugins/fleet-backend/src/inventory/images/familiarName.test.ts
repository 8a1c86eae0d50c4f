import { familiarName } from './familiarName';

describe('familiarName', () => {
  it.each([
    ['nginx', 'nginx'],
    ['docker.io/library/nginx', 'nginx'],
    ['index.docker.io/library/nginx', 'nginx'],
    ['docker.io/istio/proxyv2', 'istio/proxyv2'],
    ['istio/proxyv2', 'istio/proxyv2'],
    ['ghcr.io/acme/web', 'ghcr.io/acme/web'],
    ['ghcr.io/docker.io/library/web', 'ghcr.io/docker.io/library/web'],
  ])('takes %s for %s', (repository, name) => {
    expect(familiarName(repository)).toBe(name);
  });
});
