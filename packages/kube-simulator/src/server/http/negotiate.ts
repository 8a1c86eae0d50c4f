import { StatusError } from '../../errors';

/**
 * What form an answer takes: the objects, their metadata only, or for
 * discovery all groups in one document.
 */
export type Representation = 'object' | 'metadata' | 'aggregatedDiscovery';

interface MediaType {
  type: string;
  parameters: Map<string, string>;
}

const JSON_TYPES: ReadonlySet<string> = new Set([
  'application/json',
  'application/*',
  '*/*',
]);

/**
 * Chooses the first form of an Accept header that can be given.
 *
 * @throws ResponseError (406) where there is none, as for protobuf only
 */
export function negotiate(
  accept: string | undefined,
  options: { discovery?: boolean } = {},
): Representation {
  const asked = parseAccept(accept || '*/*');
  for (const media of asked) {
    const representation = represent(media, options.discovery ?? false);
    if (representation) {
      return representation;
    }
  }
  throw notAcceptable(asked, options.discovery ?? false);
}

/** Types that are not known at all are refused in other words. */
function notAcceptable(asked: MediaType[], discovery: boolean): StatusError {
  if (discovery || asked.some(({ type }) => JSON_TYPES.has(type))) {
    return new StatusError(
      406,
      'NotAcceptable',
      'only the following media types are accepted: application/json',
    );
  }
  return new StatusError(
    406,
    'NotAcceptable',
    '406: Not Acceptable\n\nAvailable representations: application/json, application/json;stream=watch',
    { details: {} },
  );
}

function represent(
  { type, parameters }: MediaType,
  discovery: boolean,
): Representation | undefined {
  if (!JSON_TYPES.has(type)) {
    return undefined;
  }
  const as = parameters.get('as');
  if (!as) {
    return 'object';
  }
  if (discovery) {
    const isAggregated =
      as === 'APIGroupDiscoveryList' && parameters.get('v') === 'v2';
    return isAggregated ? 'aggregatedDiscovery' : undefined;
  }
  // Tables are for people's terminals; who asks for one asks for JSON as well.
  return as.startsWith('PartialObjectMetadata') ? 'metadata' : undefined;
}

function parseAccept(header: string): MediaType[] {
  return header.split(',').map(part => {
    const [type, ...parameters] = part.split(';').map(one => one.trim());
    return {
      type: type.toLowerCase(),
      parameters: new Map(
        parameters.map(one => one.split('=', 2) as [string, string]),
      ),
    };
  });
}
