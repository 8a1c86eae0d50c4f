import type { Answer } from '../apiServer/ApiServer';
import { isProtobuf } from './accept';
import { decodeJsonList } from './json/decodeJsonList';
import { decodeProtobufList } from './protobuf/decodeProtobufList';
import type { ListPage } from './types';

export interface DecodeOptions {
  /** Larger objects are refused, and counted. */
  maxObjectBytes: number;
  /** Whether whole objects are refused. */
  metadataOnly?: boolean;
}

/**
 * Decodes one page of a list, in the encoding that the server chose. Protobuf
 * keeps what the projections read; JSON keeps all.
 *
 * @throws ApiServerError with failure `invalid` where it is no such list
 */
export function decodeList(
  { contentType, body }: Answer,
  kind: string,
  { maxObjectBytes, metadataOnly }: DecodeOptions,
): ListPage {
  return isProtobuf(contentType)
    ? decodeProtobufList(body, kind, maxObjectBytes)
    : decodeJsonList(body, maxObjectBytes, metadataOnly);
}
