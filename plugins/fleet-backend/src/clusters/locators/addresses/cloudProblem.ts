import type { AddressPolicy } from './AddressPolicy';
import { isOfCloud } from './cloudHosts';

/**
 * Why a cluster that others named is not sent a credential of a cloud;
 * undefined where it may be.
 */
export function cloudProblem(
  authType: string,
  url: string,
  policy: AddressPolicy,
): string | undefined {
  return isOfCloud(authType, url) || policy.allows(url)
    ? undefined
    : `its server is not of the cloud whose credential (${authType}) it asks for; add its host to allow of the entry in fleet.clusters if it is meant`;
}
