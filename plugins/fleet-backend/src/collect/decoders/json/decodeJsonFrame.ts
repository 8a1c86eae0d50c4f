import { parseJson } from '../../apiServer/parseJson';
import { METADATA } from '../accept';
import { watchFrame } from '../frames/watchFrame';
import { malformed } from '../malformed';
import type { WatchFrame } from '../types';
import { isObject } from './isObject';

/**
 * @param metadataOnly - Whether whole objects are refused
 * @throws ApiServerError for a line that is no event of a watch
 */
export function decodeJsonFrame(
  line: Buffer,
  metadataOnly = false,
): WatchFrame {
  const event = parseJson(line);
  if (!isObject(event)) {
    return watchFrame(undefined, undefined);
  }
  const { type, object } = event;
  const isStatus = type === 'ERROR';
  if (metadataOnly && !isStatus && kindOf(object) !== METADATA) {
    throw malformed('a whole object came where only metadata was asked for');
  }
  return watchFrame(type, object);
}

function kindOf(object: unknown): unknown {
  return (object as { kind?: unknown } | null | undefined)?.kind;
}
