import { uuidOf } from './uuidOf';

describe('uuidOf', () => {
  it('writes bytes as Kubernetes writes a UID', () => {
    const uid = '0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0';
    const bytes = Buffer.from(uid.replaceAll('-', ''), 'hex');
    expect(uuidOf(bytes)).toBe(uid);
    expect(uuidOf(new Uint8Array(bytes))).toBe(uid);
  });
});
