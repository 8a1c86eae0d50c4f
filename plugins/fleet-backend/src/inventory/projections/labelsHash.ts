const MULTIPLIER = 31;

/**
 * Tells whether the labels of a workload are others than before, whatever order
 * they come in: a number that a column holds.
 */
export function labelsHash(labels: Readonly<Record<string, string>>): number {
  const pairs = Object.keys(labels).map(key => `${key}=${labels[key]}`);
  return textHash(pairs.sort().join('\n'));
}

function textHash(text: string): number {
  let hash = 7;
  for (let n = 0; n < text.length; n += 1) {
    hash = (Math.imul(hash, MULTIPLIER) + text.charCodeAt(n)) | 0;
  }
  return hash;
}
