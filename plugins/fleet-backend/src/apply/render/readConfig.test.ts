import { ConfigReader } from '@backstage/config';
import { readNetwork } from './readNetwork';
import { readRegistries } from './readRegistries';

describe('readNetwork', () => {
  it('gives how hosts are reached, and no more', () => {
    expect(
      readNetwork({ https_proxy: 'http://proxy:1', HOME: '/root', TOKEN: 'x' }),
    ).toEqual({
      HTTP_PROXY: '',
      HTTPS_PROXY: 'http://proxy:1',
      NO_PROXY: '',
    });
    expect(readNetwork({ SSL_CERT_FILE: '/ca' })).toMatchObject({
      SSL_CERT_FILE: '/ca',
    });
  });
});

describe('readRegistries', () => {
  it('has none unless they are configured', () => {
    expect(readRegistries(undefined)).toEqual([]);
    const registries = [{ host: 'a:5000', username: 'u', password: 'p' }];
    expect(readRegistries(new ConfigReader({ registries }))).toEqual(
      registries,
    );
  });
});
