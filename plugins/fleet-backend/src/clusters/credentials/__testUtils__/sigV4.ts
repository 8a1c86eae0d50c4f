import { createHash, createHmac } from 'node:crypto';

/** A request as AWS Signature Version 4 sees it, without its signature. */
export interface SignedRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  /** Of the signed headers at least; names in lower case. */
  headers: Record<string, string>;
  /** As the request lists them, with semicolons. */
  signedHeaders: string;
  body: string;
  /** For example 20261124T120000Z. */
  date: string;
  /** For example 20261124/eu-west-1/sts/aws4_request. */
  scope: string;
}

/** The signature that a request must carry, computed from AWS' description. */
export function sigV4(request: SignedRequest, secret: string): string {
  const text = [
    'AWS4-HMAC-SHA256',
    request.date,
    request.scope,
    sha256(canonical(request)),
  ].join('\n');
  const key = request.scope
    .split('/')
    .reduce<string | Buffer>(hmac, `AWS4${secret}`);
  return hmac(key, text).toString('hex');
}

function canonical(request: SignedRequest): string {
  const names = request.signedHeaders.split(';');
  const query = [...request.query]
    .map(([key, value]) => `${encode(key)}=${encode(value)}`)
    .sort();
  return [
    request.method,
    request.path,
    query.join('&'),
    ...names.map(name => `${name}:${request.headers[name]?.trim()}`),
    '',
    request.signedHeaders,
    sha256(request.body),
  ].join('\n');
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    char => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
