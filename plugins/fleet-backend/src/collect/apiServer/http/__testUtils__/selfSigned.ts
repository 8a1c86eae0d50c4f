import { generateKeyPairSync, sign } from 'node:crypto';

/** A certificate with its key, as PEM. */
export interface KeyedCertificate {
  cert: string;
  key: string;
}

const SEQUENCE = 0x30;
const SET = 0x31;
const OID = 0x06;
const OCTETS = 0x04;
const BITS = 0x03;
const TIME = 0x18;
const UTF8 = 0x0c;
const INTEGER = 0x02;

const ECDSA_SHA256 = der(SEQUENCE, oid('2a8648ce3d040302'));
const COMMON_NAME = oid('550403');
const SUBJECT_ALT_NAME = oid('551d11');

/** Makes a certificate that signs itself, for 127.0.0.1 unless told otherwise. */
export function selfSigned(
  options: { name?: string; address?: number[]; until?: string } = {},
): KeyedCertificate {
  const { name = 'flotilla test', address = [127, 0, 0, 1] } = options;
  const { until = '21261124000000Z' } = options;
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const text = der(UTF8, Buffer.from(name));
  const issuer = der(SEQUENCE, der(SET, der(SEQUENCE, COMMON_NAME, text)));
  const altNames = der(SEQUENCE, der(0x87, Buffer.from(address)));
  const extension = der(SEQUENCE, SUBJECT_ALT_NAME, der(OCTETS, altNames));
  const body = der(
    SEQUENCE,
    der(0xa0, der(INTEGER, Buffer.of(2))),
    der(INTEGER, Buffer.of(1)),
    ECDSA_SHA256,
    issuer,
    der(SEQUENCE, time('20200101000000Z'), time(until)),
    issuer,
    pair.publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, der(SEQUENCE, extension)),
  );
  const signature = sign('sha256', body, pair.privateKey);
  const bits = der(BITS, Buffer.of(0), signature);
  return {
    cert: pem(der(SEQUENCE, body, ECDSA_SHA256, bits)),
    key: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

/** One value in the encoding of X.509: its type, its length, its content. */
function der(type: number, ...contents: Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  const { length } = content;
  const head =
    length < 128 ? [length] : [0x82, Math.floor(length / 256), length % 256];
  return Buffer.concat([Buffer.of(type, ...head), content]);
}

function oid(hex: string): Buffer {
  return der(OID, Buffer.from(hex, 'hex'));
}

function time(text: string): Buffer {
  return der(TIME, Buffer.from(text));
}

function pem(bytes: Buffer): string {
  const lines = bytes.toString('base64').match(/.{1,64}/g) ?? [];
  return [
    '-----BEGIN CERTIFICATE-----',
    ...lines,
    '-----END CERTIFICATE-----\n',
  ].join('\n');
}
