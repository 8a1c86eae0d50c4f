import type { KubeObject } from '../../reflector/types';
import { malformed } from '../malformed';
import type { ListPage } from '../types';
import { isObject } from './isObject';
import { largeElements, Range } from './largeElements';
import { parseJson } from '../../apiServer/parseJson';

interface ListBody {
  metadata?: { resourceVersion?: unknown; continue?: unknown };
  items?: unknown;
}

/** @throws ApiServerError where it is not a list */
export function decodeJsonList(body: Buffer, maxObjectBytes: number): ListPage {
  const large =
    body.length > maxObjectBytes ? largeElements(body, maxObjectBytes) : [];
  const list = (parseJson(without(body, large)) ?? {}) as ListBody;
  const resourceVersion = list.metadata?.resourceVersion;
  if (!Array.isArray(list.items) || typeof resourceVersion !== 'string') {
    throw malformed('the answer is not a list of objects');
  }
  const token = list.metadata?.continue;
  return {
    objects: list.items.filter((item): item is KubeObject => isObject(item)),
    resourceVersion,
    continueToken: typeof token === 'string' && token ? token : undefined,
    refused: large.length,
    bytes: body.length,
  };
}

/** The body with null instead of what is too large, which is never parsed. */
function without(body: Buffer, ranges: readonly Range[]): Buffer {
  if (ranges.length === 0) {
    return body;
  }
  const parts: Buffer[] = [];
  let kept = 0;
  for (const [start, end] of ranges) {
    parts.push(body.subarray(kept, start), Buffer.from('null'));
    kept = end;
  }
  return Buffer.concat([...parts, body.subarray(kept)]);
}
