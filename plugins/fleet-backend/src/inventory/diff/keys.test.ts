import { keyOf, newKey, uidOf } from './keys';

const UIDS = [
  '00000000000000000000000000000000',
  'ffffffffffffffffffffffffffffffff',
  '0123456789abcdeffedcba9876543210',
  '80000000000000010000000a90000000',
];

describe('keyOf', () => {
  it.each(UIDS)('reads the words of %s', uid => {
    const words = uid
      .match(/.{8}/g)!
      .map(digits => Number.parseInt(digits, 16));
    expect([...keyOf(uid)]).toEqual(words);
    expect(uidOf(keyOf(uid), {})).toBe(uid);
  });

  it('reads half a UID, which is all there is where there are many', () => {
    const half = '0123456789abcdef';
    const key = keyOf(half, keyOf(UIDS[1]));
    expect([...key]).toEqual([0x01234567, 0x89abcdef, 0, 0]);
    expect(uidOf(key, { many: true })).toBe(half);
  });

  it('puts one key after the other in the same place', () => {
    const key = newKey();
    for (const uid of UIDS) {
      expect(keyOf(uid, key)).toBe(key);
      expect(uidOf(key, {})).toBe(uid);
    }
  });
});
