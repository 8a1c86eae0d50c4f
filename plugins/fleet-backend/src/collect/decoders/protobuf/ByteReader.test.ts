import { ApiServerError } from '../../apiServer/ApiServerError';
import { varint } from '../__testUtils__/encode';
import {
  ByteReader,
  FIXED32,
  FIXED64,
  LENGTH_DELIMITED,
  VARINT,
} from './ByteReader';

const reader = (...bytes: number[]) => new ByteReader(Buffer.from(bytes));

describe('ByteReader', () => {
  it.each([
    0, 1, 127, 128, 300, 16_383, 16_384, 2_097_151, 2_097_152, 268_435_455,
    268_435_456, 2_147_483_647, 2_147_483_648, 4_294_967_295, 4_294_967_296,
    34_359_738_368, 9_007_199_254_740_991,
  ])('reads %i', value => {
    const bytes = varint(value);
    const one = new ByteReader(bytes);
    expect(one.signed()).toBe(value);
    expect(one.pos).toBe(bytes.length);
    expect(new ByteReader(bytes).unsigned()).toBe(value);
  });

  it.each([
    -1, -2, -128, -2_147_483_648, -4_294_967_297, -9_007_199_254_740_991,
  ])('reads %i', value =>
    expect(new ByteReader(varint(value)).signed()).toBe(value),
  );

  it('reads texts in UTF-8, and views on bytes', () => {
    const one = new ByteReader(Buffer.from('größe'));
    expect(one.text(7)).toBe('größe');
    one.pos = 0;
    expect(one.slice(2)).toEqual(Buffer.from('gr'));
    expect(one.pos).toBe(2);
  });

  it.each([
    ['a number', VARINT, [0x80, 0x01], 2],
    ['eight bytes', FIXED64, [1, 2, 3, 4, 5, 6, 7, 8], 8],
    ['four bytes', FIXED32, [1, 2, 3, 4], 4],
    ['what has a length', LENGTH_DELIMITED, [2, 1, 2], 3],
  ])('goes past %s', (_, wireType, bytes, length) => {
    const one = reader(...bytes, 7);
    one.skip(wireType);
    expect(one.pos).toBe(length);
    const cut = reader(...bytes.slice(0, -1));
    expect(() => cut.skip(wireType)).toThrow('cut off');
  });

  it.each([3, 4, 6, 7])('refuses the encoding %i', wireType => {
    expect(() => reader(0, 0).skip(wireType)).toThrow(ApiServerError);
  });

  it('refuses a number of more than ten bytes', () => {
    const bytes = new Array(10).fill(0xff);
    expect(() => reader(...bytes, 1).unsigned()).toThrow('too many bytes');
    expect(() => reader(0xff).unsigned()).toThrow('cut off');
    expect(() => reader().unsigned()).toThrow('cut off');
  });

  it('refuses a length beyond the end, however large', () => {
    expect(() => reader(2, 0).delimited()).toThrow('cut off');
    const huge = new ByteReader(varint(2n ** 63n));
    expect(() => huge.delimited()).toThrow('cut off');
  });

  it('refuses a tag of more than 32 bits', () => {
    expect(new ByteReader(varint(2 ** 32 - 1)).tag()).toBe(2 ** 32 - 1);
    const large = new ByteReader(varint(2 ** 32 + 10));
    expect(() => large.tag()).toThrow('too high a number');
  });
});
