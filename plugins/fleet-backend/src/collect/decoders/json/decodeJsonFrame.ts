import { watchFrame } from '../frames/watchFrame';
import type { WatchFrame } from '../types';
import { isObject } from './isObject';
import { parseJson } from '../../apiServer/parseJson';

/** @throws ApiServerError for a line that is no event of a watch */
export function decodeJsonFrame(line: Buffer): WatchFrame {
  const event = parseJson(line);
  return isObject(event)
    ? watchFrame(event.type, event.object)
    : watchFrame(undefined, undefined);
}
