import { hash } from 'node:crypto';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * An object's UID as the 32 hex digits of the 16 bytes that are kept of it.
 * Kubernetes makes UUIDs; whatever else a server calls a UID is hashed.
 */
export function uidHex(uid: string): string {
  if (!UUID.test(uid)) {
    return hash('sha256', uid, 'hex').slice(0, 32);
  }
  const [a, b] = [uid.slice(0, 8), uid.slice(9, 13)];
  return `${a}${b}${uid.slice(14, 18)}${uid.slice(19, 23)}${uid.slice(
    24,
  )}`.toLowerCase();
}

/** An object's UID as columns hold it: 16 bytes. */
export function uidBytes(uid: string): Buffer {
  return Buffer.from(uidHex(uid), 'hex');
}

/**
 * The hex digits of a UID as a table has it: of objects of which there are many,
 * 16 of the 32, those that are random in a UUID. Among 10,000 objects, that two
 * agree on them happens once in 10^11 times.
 */
export function keptUid(uid: string, { many }: { many?: boolean }): string {
  const hex = uidHex(uid);
  return many ? `${hex.slice(0, 12)}${hex.slice(28)}` : hex;
}
