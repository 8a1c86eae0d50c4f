const collator = new Intl.Collator('en', { numeric: true });

/**
 * Compares versions such as v1.9.3 and v1.34.1-eks-1a2b3c4 number by number.
 * Nothing known comes before everything known.
 *
 * @public
 */
export function compareVersions(
  left: string | undefined,
  right: string | undefined,
): number {
  return collator.compare(bare(left), bare(right));
}

function bare(version: string | undefined): string {
  return (version ?? '').replace(/^v(?=\d)/, '');
}
