import { badRequest } from '../../errors';

/** Where a list goes on: after which key, and as of which revision. */
export interface ContinueToken {
  /** Undefined where the list goes on with what is there now. */
  revision?: number;
  startAfter: string;
}

const VERSION = 'meta.k8s.io/v1';
/** What stands for "the newest" in a token. */
const NEWEST = -1;

/** Writes a token as real servers do. */
export function encodeToken({ revision, startAfter }: ContinueToken): string {
  const token = {
    v: VERSION,
    rv: revision ?? NEWEST,
    start: `${startAfter}\u0000`,
  };
  return Buffer.from(JSON.stringify(token)).toString('base64url');
}

/** @throws InputError for what is not a token */
export function decodeToken(text: string): ContinueToken {
  const { v, rv, start } = parse(text);
  if (v !== VERSION || typeof rv !== 'number' || typeof start !== 'string') {
    throw notValid();
  }
  return {
    revision: rv === NEWEST ? undefined : rv,
    startAfter: start.endsWith('\u0000') ? start.slice(0, -1) : start,
  };
}

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) ?? {};
  } catch {
    throw notValid();
  }
}

function notValid() {
  return badRequest('invalid continue token: continue key is not valid');
}
