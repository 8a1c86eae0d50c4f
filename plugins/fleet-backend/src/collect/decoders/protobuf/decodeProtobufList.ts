import type { KubeObject } from '../../reflector/types';
import { malformed } from '../malformed';
import { schemaOf } from '../schemas';
import type { ListPage } from '../types';
import { ByteReader } from './ByteReader';
import { openEnvelope } from './envelope';
import { MessageReader } from './MessageReader';
import { type Schema, schema, text } from './schema';

const listMeta = schema({ 2: text('resourceVersion'), 3: text('continue') });

/** The tags of a list's fields, which are the same for all kinds. */
const METADATA = 10;
const ITEM = 18;

class Items {
  readonly objects: KubeObject[] = [];
  refused = 0;

  constructor(
    readonly messages: MessageReader,
    readonly itemSchema: Schema,
    readonly maxBytes: number,
  ) {}

  read(reader: ByteReader) {
    const end = reader.delimited();
    if (end - reader.pos > this.maxBytes) {
      this.refused += 1;
      reader.pos = end;
    } else {
      this.objects.push(this.messages.read(reader, end, this.itemSchema));
    }
  }
}

/** @throws ApiServerError where it is not a list of that kind */
export function decodeProtobufList(
  body: Buffer,
  kind: string,
  maxObjectBytes: number,
): ListPage {
  const messages = new MessageReader();
  const items = new Items(messages, schemaOf(kind), maxObjectBytes);
  const reader = new ByteReader(openEnvelope(body, `${kind}List`, messages));
  let metadata: { resourceVersion?: string; continue?: string } = {};
  while (reader.pos < reader.bytes.length) {
    const tag = reader.tag();
    if (tag === ITEM) {
      items.read(reader);
    } else if (tag === METADATA) {
      metadata = messages.read(reader, reader.delimited(), listMeta);
    } else {
      reader.skip(tag & 7);
    }
  }
  if (metadata.resourceVersion === undefined) {
    throw malformed('the answer is a list without a resourceVersion');
  }
  return {
    objects: items.objects,
    resourceVersion: metadata.resourceVersion,
    continueToken: metadata.continue || undefined,
    refused: items.refused,
    bytes: body.length,
  };
}
