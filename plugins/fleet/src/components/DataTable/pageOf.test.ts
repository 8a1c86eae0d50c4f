import { pageOf } from './pageOf';

describe('pageOf', () => {
  it('gives the rows of a page', () => {
    expect(pageOf([1, 2, 3, 4, 5], { page: 2, pageSize: 2 })).toEqual({
      rows: [3, 4],
      page: 2,
    });
  });

  it('gives the last page where a link asks beyond it', () => {
    expect(pageOf([1, 2, 3], { page: 9, pageSize: 2 })).toEqual({
      rows: [3],
      page: 2,
    });
    expect(pageOf([], { page: 9, pageSize: 2 })).toEqual({ rows: [], page: 1 });
  });
});
