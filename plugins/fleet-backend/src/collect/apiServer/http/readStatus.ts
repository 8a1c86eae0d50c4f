import { ByteReader } from '../../decoders/protobuf/ByteReader';
import { MessageReader } from '../../decoders/protobuf/MessageReader';
import {
  message,
  messages,
  schema,
  text,
} from '../../decoders/protobuf/schema';

/** What comes before protobuf that an API server wrote. */
const MAGIC = Buffer.from('k8s\0');

const status = schema({
  3: text('message'),
  5: message(
    'details',
    schema({ 4: messages('causes', schema({ 1: text('reason') })) }),
  ),
});
const envelope = schema({ 2: message('raw', status) });

/**
 * Reads a Kubernetes Status, as far as a statusError needs it: a server that
 * was asked for protobuf refuses in protobuf.
 *
 * @returns undefined where it is none: proxies answer pages, for example
 */
export function readStatus(body: Buffer): unknown {
  try {
    return body.subarray(0, MAGIC.length).equals(MAGIC)
      ? readProtobuf(body.subarray(MAGIC.length))
      : JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

function readProtobuf(bytes: Buffer): unknown {
  const reader = new ByteReader(bytes);
  return new MessageReader().read(reader, bytes.length, envelope).raw;
}
