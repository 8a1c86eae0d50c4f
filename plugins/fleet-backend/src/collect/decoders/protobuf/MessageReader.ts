import { malformed } from '../malformed';
import { ByteReader, LENGTH_DELIMITED, VARINT } from './ByteReader';
import { EntryReader } from './EntryReader';
import type { Field, Schema } from './schema';
import { TimeReader } from './TimeReader';
import { WordReader } from './WordReader';

/** A message as JSON has it, as far as its schema goes. */
export type Message = Record<string, unknown>;

type Texts = Record<string, string>;

/**
 * Reads messages into objects of the form that JSON gives. It descends only
 * where a schema does, so that no message can be nested too deep for it, and
 * goes past everything else without touching it.
 *
 * @throws ApiServerError from every method, where the bytes are no such message
 */
export class MessageReader {
  readonly #words = new WordReader();
  readonly #times = new TimeReader();
  readonly #entries = new EntryReader(this.#words);

  /** Reads bytes that are one message. */
  readAll(bytes: Buffer, schema: Schema): Message {
    return this.read(new ByteReader(bytes), bytes.length, schema);
  }

  /** Reads from where the reader is to `end`. */
  read(reader: ByteReader, end: number, schema: Schema): Message {
    const message: Message = {};
    while (reader.pos < end) {
      const tag = reader.tag();
      const field = schema[tag >>> 3];
      if (field) {
        this.#readField(reader, tag & 7, field, message);
      } else {
        reader.skip(tag & 7);
      }
    }
    reader.expectEnd(end);
    return message;
  }

  #readField(
    reader: ByteReader,
    wireType: number,
    field: Field,
    message: Message,
  ) {
    if (field.type === 'number' || field.type === 'boolean') {
      expectType(wireType, VARINT);
      const value = reader.signed();
      message[field.name] = field.type === 'number' ? value : value !== 0;
      return;
    }
    expectType(wireType, LENGTH_DELIMITED);
    this.#readDelimited(reader, reader.delimited(), field, message);
  }

  #readDelimited(
    reader: ByteReader,
    end: number,
    field: Field,
    message: Message,
  ) {
    const { name } = field;
    switch (field.type) {
      case 'text':
        message[name] = reader.text(end);
        return;
      case 'word':
        message[name] = this.#words.read(reader, end);
        return;
      case 'bytes':
        message[name] = reader.slice(end);
        return;
      case 'message':
        message[name] = this.read(reader, end, field.schema);
        return;
      case 'messages':
        append(message, name, this.read(reader, end, field.schema));
        return;
      case 'time':
        this.#readTime(reader, end, message, name);
        return;
      default:
        this.#readEntry(reader, end, field, message);
    }
  }

  #readTime(reader: ByteReader, end: number, message: Message, name: string) {
    const time = this.#times.read(reader, end);
    reader.expectEnd(end);
    if (time !== undefined) {
      message[name] = time;
    }
  }

  #readEntry(reader: ByteReader, end: number, field: Field, message: Message) {
    // Without a prototype, so that a label may be called __proto__.
    const map = (message[field.name] ??= Object.create(null)) as Texts;
    this.#entries.read(reader, end, field, map);
  }
}

function append(message: Message, name: string, item: Message) {
  const list = message[name] as Message[] | undefined;
  if (list) {
    list.push(item);
  } else {
    message[name] = [item];
  }
}

function expectType(actual: number, expected: number) {
  if (actual !== expected) {
    throw malformed('the answer has a field of a wrong encoding');
  }
}
