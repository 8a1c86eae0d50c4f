/** Tags that are moved to newer images by custom. */
const MOVING = new RegExp(
  `^(${[
    'latest',
    'main|master|trunk|head|next|default',
    'dev|develop|development|edge|nightly|snapshot|unstable|canary|rolling|beta|alpha|rc',
    'stable|release|prod|production|staging|stage|test|testing|qa|uat|preprod',
    '(feature|bugfix|hotfix|release|fix|feat)[-_].+',
  ].join('|')})$`,
  'i',
);
const SNAPSHOT = /-snapshot$/i;

/**
 * Whether the name of an image may mean another one tomorrow.
 *
 * @param digests - How many its tag has been seen with
 */
export function isMutable(
  { tag, digest }: { tag: string; digest: string },
  digests: number,
): boolean {
  if (digest) {
    return false;
  }
  return !tag || digests > 1 || MOVING.test(tag) || SNAPSHOT.test(tag);
}
