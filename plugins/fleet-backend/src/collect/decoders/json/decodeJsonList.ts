import type { KubeObject } from '../../reflector/types';
import { METADATA_LIST } from '../accept';
import { malformed } from '../malformed';
import type { ListPage } from '../types';
import { isObject } from './isObject';
import { largeElements, Range } from './largeElements';
import { parseJson } from '../../apiServer/parseJson';

interface ListBody {
  kind?: unknown;
  metadata?: { resourceVersion?: unknown; continue?: unknown };
  items?: unknown;
}

/** @throws ApiServerError where it is not a list */
export function decodeJsonList(
  body: Buffer,
  maxObjectBytes: number,
  metadataOnly = false,
): ListPage {
  const large =
    body.length > maxObjectBytes ? largeElements(body, maxObjectBytes) : [];
  const list = (parseJson(without(body, large)) ?? {}) as ListBody;
  const resourceVersion = list.metadata?.resourceVersion;
  // A list of metadata that is empty has null.
  const items = list.items === null ? [] : list.items;
  if (!Array.isArray(items) || typeof resourceVersion !== 'string') {
    throw malformed('the answer is not a list of objects');
  }
  if (metadataOnly && list.kind !== METADATA_LIST) {
    throw malformed('whole objects came where only metadata was asked for');
  }
  const token = list.metadata?.continue;
  return {
    objects: items.filter((item): item is KubeObject => isObject(item)),
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
