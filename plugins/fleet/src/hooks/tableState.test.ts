import { readTableState, writeTableState, type TableSpec } from './tableState';

const spec: TableSpec = {
  filters: ['status'],
  columns: ['name', 'version'],
  defaultSort: { column: 'name', direction: 'ascending' },
};

function read(search: string) {
  return readTableState(new URLSearchParams(search), spec);
}

describe('readTableState', () => {
  it('reads all of it', () => {
    expect(
      read('q=eu&status=stale&status=initial&sort=-version&page=3&pageSize=50'),
    ).toEqual({
      text: 'eu',
      filters: { status: ['stale', 'initial'] },
      sort: { column: 'version', direction: 'descending' },
      page: 3,
      pageSize: 50,
    });
  });

  it.each(['sort=nonsense', 'page=-1', 'page=x', 'pageSize=100000', ''])(
    'ignores what makes no sense: %s',
    search => {
      expect(read(search)).toEqual({
        text: '',
        filters: { status: [] },
        sort: spec.defaultSort,
        page: 1,
        pageSize: 25,
      });
    },
  );
});

describe('writeTableState', () => {
  function write(
    search: string,
    change: Parameters<typeof writeTableState>[2],
  ) {
    return writeTableState(
      new URLSearchParams(search),
      spec,
      change,
    ).toString();
  }

  it('keeps what is not the table’s, and goes back to the first page', () => {
    expect(write('other=1&page=3', { text: 'eu' })).toBe('other=1&q=eu');
  });

  it('keeps filters when the page changes', () => {
    expect(write('status=stale', { page: 2 })).toBe('status=stale&page=2');
  });

  it('leaves out what is as always', () => {
    expect(
      write('q=a&sort=-version&pageSize=50&status=stale', {
        text: '',
        sort: spec.defaultSort,
        pageSize: 25,
        filters: {},
      }),
    ).toBe('');
  });
});
