import { decodeCursor, encodeCursor } from './cursor';

const encoded = (value: unknown) =>
  Buffer.from(JSON.stringify(value)).toString('base64url');

describe('cursor', () => {
  it.each([
    [['a', 'b']],
    [['', '']],
    [['étoile', '☸️']],
    [["'; drop table x; --", '"'.repeat(100)]],
    [['__proto__', 'constructor']],
  ])('gives back what was put in: %j', values => {
    const cursor = encodeCursor(values);
    expect(decodeCursor(cursor, values.length)).toEqual(values);
    expect(encodeURIComponent(cursor)).toBe(cursor);
  });

  it.each([
    [''],
    ['nonsense'],
    ['%00'],
    ['\u0000'],
    ['x'.repeat(10_000)],
    [encoded(null)],
    [encoded('ab')],
    [encoded({ length: 2, 0: 'a', 1: 'b' })],
    [encoded(['a'])],
    [encoded(['a', 'b', 'c'])],
    [encoded(['a', 1])],
    [encoded(['a', null])],
    [encoded(['a', ['b']])],
    [encoded(['a', { $gt: '' }])],
    [encoded(['a', 'b\u0000'])],
  ])('refuses what was not a cursor of this order: %j', cursor => {
    expect(() => decodeCursor(cursor, 2)).toThrow(
      expect.objectContaining({ name: 'InputError' }),
    );
  });
});
