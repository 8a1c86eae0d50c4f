import { filterOf } from './filterOf';

describe('filterOf', () => {
  it('asks for nothing where nothing is filled in', () => {
    expect(filterOf({})).toBeUndefined();
    expect(filterOf({ name: '', filter: undefined })).toBeUndefined();
  });

  it('asks for all that is filled in at once', () => {
    const asked = {
      name: 'web',
      image: 'nginx',
      cluster: 'prod',
      status: 'failed',
      owner: 'group:default/pay',
      within: '{"namespace":"shop"}',
      filter: '{"label.tier":"db"}',
    };
    expect(JSON.parse(filterOf(asked)!)).toEqual({
      $all: [
        { name: { $contains: 'web' } },
        { image: { $contains: 'nginx' } },
        { cluster: 'prod' },
        { status: 'failed' },
        { owner: 'group:default/pay' },
        { namespace: 'shop' },
        { 'label.tier': 'db' },
      ],
    });
  });

  it('leaves a filter that is no JSON to the backend, which says what is wrong', () => {
    expect(filterOf({ name: 'web', filter: '{tier' })).toBe('{tier');
  });
});
