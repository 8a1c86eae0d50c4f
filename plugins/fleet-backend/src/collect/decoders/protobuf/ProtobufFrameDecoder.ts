import { watchFrame } from '../frames/watchFrame';
import { malformed } from '../malformed';
import { schemaOf } from '../schemas';
import { bookmark } from '../schemas/bookmark';
import { status } from '../schemas/status';
import type { WatchFrame } from '../types';
import { openEnvelope } from './envelope';
import { MessageReader } from './MessageReader';
import { bytes, message, Schema, schema, word } from './schema';

/** A bare metav1.WatchEvent, and in it a runtime.RawExtension. */
const watchEvent = schema({
  1: word('type'),
  2: message('object', schema({ 1: bytes('raw') })),
});

interface WatchEvent {
  type?: string;
  object?: { raw?: Buffer };
}

/** Decodes the events of one watch. */
export class ProtobufFrameDecoder {
  readonly #messages = new MessageReader();
  readonly #schema: Schema;

  constructor(readonly kind: string) {
    this.#schema = schemaOf(kind);
  }

  /** @throws ApiServerError for a frame that is no event of a watch */
  decode(frame: Buffer): WatchFrame {
    const { type, object }: WatchEvent = this.#messages.readAll(
      frame,
      watchEvent,
    );
    if (!object?.raw) {
      throw malformed('a watch event has no object');
    }
    const kind = type === 'ERROR' ? 'Status' : this.kind;
    const raw = openEnvelope(object.raw, kind, this.#messages);
    return watchFrame(type, this.#messages.readAll(raw, this.#schemaFor(type)));
  }

  #schemaFor(type: string | undefined): Schema {
    switch (type) {
      case 'ERROR':
        return status;
      case 'BOOKMARK':
        return bookmark;
      default:
        return this.#schema;
    }
  }
}
