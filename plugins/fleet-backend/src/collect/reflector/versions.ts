const NUMBER = /^[1-9]\d*$/;

/**
 * How two resourceVersions stand to each other: negative where the first is
 * the older. Undefined where they are not numbers, which API servers keep to,
 * and other servers need not.
 */
export function compareVersions(a: string, b: string): number | undefined {
  if (a === b) {
    return 0;
  }
  if (!NUMBER.test(a) || !NUMBER.test(b)) {
    return undefined;
  }
  // They may be larger than a number can be exactly.
  return a.length - b.length || (a < b ? -1 : 1);
}

/** Whether it is certain that the first is older. */
export function isOlder(a: string, b: string): boolean {
  return (compareVersions(a, b) ?? 0) < 0;
}
