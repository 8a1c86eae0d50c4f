import { malformed } from '../malformed';
import type { MessageReader } from './MessageReader';
import { bytes, message, schema, word } from './schema';

/** What the API server puts before each protobuf that it sends. */
const MAGIC = Buffer.from('k8s\u0000', 'latin1');

/** runtime.Unknown: any object, and of which kind it is. */
const unknown = schema({
  1: message('typeMeta', schema({ 2: word('kind') })),
  2: bytes('raw'),
});

interface Unknown {
  typeMeta?: { kind?: string };
  raw?: Buffer;
}

/**
 * Opens what the API server wraps objects and lists in.
 *
 * @throws ApiServerError where it holds another kind, or is no such thing
 */
export function openEnvelope(
  body: Buffer,
  kind: string,
  messageReader: MessageReader,
): Buffer {
  if (!body.subarray(0, MAGIC.length).equals(MAGIC)) {
    throw malformed('the answer is not protobuf of Kubernetes');
  }
  const { typeMeta, raw }: Unknown = messageReader.readAll(
    body.subarray(MAGIC.length),
    unknown,
  );
  if (typeMeta?.kind !== kind) {
    throw malformed(`the answer is not a ${kind}`);
  }
  // An object without any field has no bytes.
  return raw ?? Buffer.alloc(0);
}
