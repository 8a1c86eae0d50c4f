import { keptUid, uidBytes, uidHex } from './uid';

describe('uidHex', () => {
  it('is what a UUID says, however it is written', () => {
    const digits = '0f8fad5bd9cb469fa16570867728950e';
    expect(uidHex('0f8fad5b-d9cb-469f-a165-70867728950e')).toBe(digits);
    expect(uidHex('0F8FAD5B-D9CB-469F-A165-70867728950E')).toBe(digits);
  });

  it.each([['uid-1'], ['x'.repeat(10_000)], ['\ud800'], ['0'.repeat(32)]])(
    'is 32 digits of any other text',
    uid => {
      expect(uidHex(uid)).toMatch(/^[0-9a-f]{32}$/);
      expect(uidHex(uid)).toBe(uidHex(uid));
      expect(uidHex(uid)).not.toBe(uidHex(`${uid}x`));
    },
  );
});

describe('uidBytes', () => {
  it('are 16', () => {
    expect(uidBytes('uid-1').toString('hex')).toBe(uidHex('uid-1'));
    expect(uidBytes('uid-1')).toHaveLength(16);
  });
});

describe('keptUid', () => {
  it('is what is random in a UUID, where there are many objects', () => {
    const uid = '0f8fad5b-d9cb-469f-a165-70867728950e';
    expect(keptUid(uid, {})).toBe(uidHex(uid));
    expect(keptUid(uid, { many: true })).toBe('0f8fad5bd9cb950e');
  });
});
