import type { KubeObject } from '../../reflector/types';
import { isObject } from '../json/isObject';
import { malformed } from '../malformed';
import type { WatchFrame } from '../types';

/** @throws ApiServerError for what is no event of a watch */
export function watchFrame(type: unknown, object: unknown): WatchFrame {
  if (!isObject(object)) {
    throw malformed('a watch event has no object');
  }
  switch (type) {
    case 'ADDED':
    case 'MODIFIED':
    case 'DELETED':
    case 'BOOKMARK':
      return { type, object: object as KubeObject };
    case 'ERROR':
      return { type, object };
    default:
      throw malformed('a watch event of unknown type');
  }
}
