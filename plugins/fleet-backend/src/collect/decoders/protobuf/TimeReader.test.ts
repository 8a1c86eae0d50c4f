import { message, type Value } from '../__testUtils__/encode';
import { ByteReader } from './ByteReader';
import { TimeReader } from './TimeReader';

describe('TimeReader', () => {
  const times = new TimeReader();
  const read = (...fields: Array<[number, Value]>) => {
    const bytes = message(...fields);
    return times.read(new ByteReader(bytes), bytes.length);
  };

  it.each([
    '1970-01-01T00:00:00Z',
    '1969-12-31T23:59:59Z',
    '2026-11-24T12:00:00Z',
    '2026-11-24T23:59:59Z',
    '2028-02-29T09:08:07Z',
    '0001-01-01T00:00:00Z',
    '9999-12-31T23:59:59Z',
  ])('reads %s', text => {
    expect(read([1, Date.parse(text) / 1000])).toBe(text);
  });

  it('leaves fractions out, as JSON does', () => {
    const seconds = Date.parse('2026-11-24T12:00:00Z') / 1000;
    expect(read([1, seconds], [2, 999_999_999])).toBe('2026-11-24T12:00:00Z');
  });

  it('has nothing for a time that is not set, or that no date can be', () => {
    expect(read()).toBeUndefined();
    expect(read([1, 253_402_300_800])).toBeUndefined();
    expect(read([1, -(2n ** 63n)])).toBeUndefined();
  });
});
