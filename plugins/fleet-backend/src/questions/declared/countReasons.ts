import type { DeclaredReasonCount } from '@flotilla/backstage-plugin-fleet-common';
import type { Judged } from './Judged';

const CODES = [
  'runsNowhere',
  'annotationMatchesNothing',
  'onlyInDevelopment',
  'noOwner',
] as const;

/** How many services are here for each reason; one may be so for several. */
export function countReasons(all: readonly Judged[]): DeclaredReasonCount[] {
  return CODES.map(code => ({
    code,
    services: all.filter(one => one.isFor(code)).length,
  }));
}
