/** Writes protobuf, for tests: fields by their numbers, in any order. */
export type Value = string | number | bigint | boolean | Buffer;

/** What protobuf has a number of any size for; negative ones take ten bytes. */
export function varint(value: number | bigint): Buffer {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  do {
    const more = rest > 127n ? 128 : 0;
    bytes.push(Number(rest % 128n) + more);
    rest /= 128n;
  } while (rest > 0n);
  return Buffer.from(bytes);
}

/** One field. A message is a Buffer that this made of its fields. */
export function field(number: number, value: Value): Buffer {
  if (typeof value === 'string' || Buffer.isBuffer(value)) {
    const bytes = Buffer.from(value as Buffer);
    return Buffer.concat([varint(number * 8 + 2), varint(bytes.length), bytes]);
  }
  return Buffer.concat([
    varint(number * 8),
    varint(typeof value === 'boolean' ? Number(value) : value),
  ]);
}

/** A message of fields. */
export function message(
  ...fields: ReadonlyArray<readonly [number: number, value: Value]>
): Buffer {
  return Buffer.concat(fields.map(([number, value]) => field(number, value)));
}

/** An object or list as the API server wraps it. */
export function envelope(kind: string, raw: Buffer): Buffer {
  const typeMeta = message([1, 'v1'], [2, kind]);
  const unknown = message([1, typeMeta], [2, raw], [3, ''], [4, '']);
  return Buffer.concat([Buffer.from('k8s\u0000'), unknown]);
}

/** A frame of a watch, its length before it. */
export function watchFrame(type: string, kind: string, raw: Buffer): Buffer {
  const event = message([1, type], [2, message([1, envelope(kind, raw)])]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(event.length);
  return Buffer.concat([length, event]);
}

/** A list of these objects. */
export function list(kind: string, ...objects: Buffer[]): Buffer {
  const metadata = message([1, ''], [2, '900'], [3, '']);
  const items = objects.map(object => field(2, object));
  return envelope(`${kind}List`, Buffer.concat([field(1, metadata), ...items]));
}

/** A Namespace, in which `more` may be anything. */
export function namespace(name: string, more = Buffer.alloc(0)): Buffer {
  const metadata = message([1, name], [5, `uid-${name}`], [6, '100']);
  return Buffer.concat([field(1, metadata), more]);
}
