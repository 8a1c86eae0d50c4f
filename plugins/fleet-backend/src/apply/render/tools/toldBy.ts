const MAX_MESSAGE = 1000;
const CUT = ' … ';

/**
 * Why a program failed, in its own words, as far as they help.
 *
 * @param stderr - What it wrote
 * @param folders - Our temporary ones, which nobody needs to know
 */
export function toldBy(stderr: string, folders: readonly string[]): string {
  if (/^(runtime: out of memory|fatal error:)/m.test(stderr)) {
    return 'it takes too much memory';
  }
  const told = folders
    .reduce((text, folder) => text.replaceAll(folder, '.'), stderr.trim())
    .replace(/^Error: /m, '')
    .replace(/\s*Use --debug flag to render out invalid YAML$/, '');
  return told === '' ? 'it failed without a word' : shortened(told);
}

/** Causes are told last. */
function shortened(text: string): string {
  if (text.length <= MAX_MESSAGE) {
    return text;
  }
  const half = MAX_MESSAGE / 2;
  return text.slice(0, half) + CUT + text.slice(-half);
}
