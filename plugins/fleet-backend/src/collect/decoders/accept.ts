import type { CollectedResource } from '../resources';

const JSON_TYPE = 'application/json';
/** What the API server makes of any object, or list, that is asked for so. */
export const METADATA = 'PartialObjectMetadata';
export const METADATA_LIST = 'PartialObjectMetadataList';
const PROTOBUF_TYPE = 'application/vnd.kubernetes.protobuf';

/**
 * The Accept header for a resource: protobuf where the server can, else JSON.
 * Custom resources have no protobuf. Where only metadata is wanted, nothing else
 * is accepted.
 *
 * @param options - `jsonOnly` for a server that refused the other (406 or 415)
 */
export function acceptFor(
  resource: CollectedResource,
  use: 'list' | 'watch',
  options: { jsonOnly?: boolean } = {},
): string {
  if (resource.metadataOnly) {
    return `${JSON_TYPE};as=${
      use === 'list' ? METADATA_LIST : METADATA
    };g=meta.k8s.io;v=v1`;
  }
  if (resource.optional || options.jsonOnly) {
    return JSON_TYPE;
  }
  return use === 'list'
    ? `${PROTOBUF_TYPE}, ${JSON_TYPE};q=0.9`
    : `${PROTOBUF_TYPE};stream=watch, ${JSON_TYPE};stream=watch;q=0.9`;
}

/** What is neither is read as JSON, which then says that it is not. */
export function isProtobuf(contentType: string): boolean {
  return contentType.split(';')[0].trim().toLowerCase() === PROTOBUF_TYPE;
}
