import type { AnswerStream } from '../apiServer/ApiServer';
import { isProtobuf } from './accept';
import type { DecodeOptions } from './decodeList';
import type { FrameSplitter } from './frames/FrameSplitter';
import { LengthSplitter } from './frames/LengthSplitter';
import { LineSplitter } from './frames/LineSplitter';
import { decodeJsonFrame } from './json/decodeJsonFrame';
import { ProtobufFrameDecoder } from './protobuf/ProtobufFrameDecoder';
import type { WatchFrame, WatchFrames } from './types';

/**
 * Decodes a watch, in the encoding that the server chose: for each chunk of
 * bytes, at once, the frames that end in it, of which there may be none. What a
 * stream that ends leaves unfinished is dropped: a watch that goes on from the
 * last event gets it again.
 *
 * @throws ApiServerError with failure `invalid` for what is no event of a
 *   watch, after the frames before it
 */
export async function* decodeWatch(
  stream: AnswerStream,
  kind: string,
  options: DecodeOptions,
): AsyncGenerator<WatchFrames> {
  const decoder = decoderOf(stream, kind, options);
  for await (const chunk of stream.chunks) {
    const { frames, error } = decodeChunk(chunk, decoder);
    yield { frames, bytes: chunk.length };
    if (error) {
      throw error;
    }
  }
}

function decodeChunk(chunk: Buffer, { splitter, decode }: Decoder) {
  const frames: WatchFrame[] = [];
  try {
    for (const frame of splitter.split(chunk)) {
      frames.push(
        typeof frame === 'number'
          ? { type: 'REFUSED', bytes: frame }
          : decode(frame),
      );
    }
    return { frames };
  } catch (error) {
    return { frames, error: error as Error };
  }
}

interface Decoder {
  splitter: FrameSplitter;
  decode(frame: Buffer): WatchFrame;
}

function decoderOf(
  { contentType }: AnswerStream,
  kind: string,
  { maxObjectBytes: maxBytes, metadataOnly = false }: DecodeOptions,
): Decoder {
  if (!isProtobuf(contentType)) {
    return {
      splitter: new LineSplitter(maxBytes),
      decode: line => decodeJsonFrame(line, metadataOnly),
    };
  }
  const decoder = new ProtobufFrameDecoder(kind);
  return {
    splitter: new LengthSplitter(maxBytes),
    decode: frame => decoder.decode(frame),
  };
}
