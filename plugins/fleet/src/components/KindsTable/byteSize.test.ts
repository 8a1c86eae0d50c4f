import { byteSize } from './byteSize';

describe('byteSize', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1234, '1.2 kB'],
    [56_000_000, '56 MB'],
    [7e15, '7000 TB'],
  ])('writes %d as %s', (bytes, text) => {
    expect(byteSize(bytes)).toBe(text);
  });
});
