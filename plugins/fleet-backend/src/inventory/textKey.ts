import { hash } from 'node:crypto';

/** By what a shared text is found: 22 characters, of its SHA-256. */
export function textKey(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, 22);
}
