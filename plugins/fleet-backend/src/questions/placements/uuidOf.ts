/** The 16 bytes of a UID as Kubernetes writes it. */
export function uuidOf(uid: Uint8Array): string {
  const digits = Buffer.from(uid).toString('hex');
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    digits.slice(12, 16),
    digits.slice(16, 20),
    digits.slice(20),
  ].join('-');
}
