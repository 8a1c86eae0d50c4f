import { createHash } from 'node:crypto';

/** Always the same uid for the same parts, so that identities survive. */
export function stableUid(...parts: string[]): string {
  const hex = hash(parts.join('\u0000'));
  const groups = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return groups.join('-');
}

/** The digest that a registry would give for an image. */
export function imageDigest(image: string): string {
  return `sha256:${hash(image)}`;
}

/** The name that a node knows an image by: without its tag, with its digest. */
export function imageId(image: string): string {
  return `${image.replace(/:[^:/]+$/, '')}@${imageDigest(image)}`;
}

const LETTERS = 'bcdfghjklmnpqrstvwxz2456789';

/** A name's last part, always the same for the same text. */
export function stableSuffix(text: string, length: number): string {
  const hex = hash(text);
  return Array.from({ length }, (_, i) => {
    const byte = parseInt(hex.slice(2 * i, 2 * i + 2), 16);
    return LETTERS[byte % LETTERS.length];
  }).join('');
}

/** SHA-256 in hexadecimal. */
export function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
