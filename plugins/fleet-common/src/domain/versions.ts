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

const SKEWS = ['major', 'minor', 'patch'] as const;

/**
 * How far a version is behind another: by its last number (patch), the one
 * before (minor), the first (major), not at all (none), or other, where one of
 * them is not of numbers.
 *
 * @public
 */
export function versionSkew(
  version: string | undefined,
  newest: string | undefined,
): 'none' | 'patch' | 'minor' | 'major' | 'other' {
  if (version !== undefined && version === newest) {
    return 'none';
  }
  const left = numbersOf(version);
  const right = numbersOf(newest);
  if (!left || !right) {
    return 'other';
  }
  const differs = left.findIndex((number, index) => number !== right[index]);
  return differs < 0 ? 'other' : SKEWS[differs];
}

/** Major, minor and patch, of which the last may be missing. */
function numbersOf(version: string | undefined): number[] | undefined {
  const match = /^v?(\d+)\.(\d+)(?:\.(\d+))?(?![\d.])/.exec(version ?? '');
  return match?.slice(1).map(part => Number(part ?? 0));
}

/**
 * The newest of some versions; those that are of numbers go before all others.
 *
 * @public
 */
export function newestVersion(versions: Iterable<string>): string | undefined {
  const all = [...versions];
  const numbered = all.filter(numbersOf);
  return (numbered.length > 0 ? numbered : all).sort(compareVersions).at(-1);
}
