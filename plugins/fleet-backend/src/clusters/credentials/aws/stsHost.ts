/** The domains of the partitions that are not the first. */
const DOMAINS: ReadonlyArray<[prefix: string, domain: string]> = [
  ['cn-', 'amazonaws.com.cn'],
  ['us-isob-', 'sc2s.sgov.gov'],
  ['us-iso-', 'c2s.ic.gov'],
  ['eusc-', 'amazonaws.eu'],
];

/** The host of AWS STS in a region. */
export function stsHost(region: string): string {
  const domain = DOMAINS.find(([prefix]) => region.startsWith(prefix))?.[1];
  return `sts.${region}.${domain ?? 'amazonaws.com'}`;
}

/** The region in the URL of an EKS API server; undefined for other URLs. */
export function regionOfEks(url: string): string | undefined {
  const hostname = URL.canParse(url) ? new URL(url).hostname : '';
  return hostname.match(
    /\.([a-z]{2,4}(?:-[a-z]+)+-\d+)\.eks\.(?:amazonaws\.com|amazonaws\.com\.cn|amazonaws\.eu|c2s\.ic\.gov|sc2s\.sgov\.gov)$/,
  )?.[1];
}
