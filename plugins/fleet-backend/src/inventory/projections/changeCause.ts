import { Fields, MAX_TEXT, textOf } from './read';

const CAUSE = 'kubernetes.io/change-cause';
const LENGTH = 200;

/** An assignment or a flag, up to the end of its value, quoted or not. */
const ASSIGNED = /([\w.\-/]+[=])("[^"]*"?|'[^']*'?|\S+)/g;
const FLAG =
  /(--?[\w-]*(?:password|passwd|secret|token|key|credential)[\w-]*\s+)("[^"]*"?|'[^']*'?|\S+)/gi;

/** A reference of an image by tag or digest, which `kubectl set image` is given. */
const IMAGE = /^[\w.\-/:]+(:[\w.-]+|@sha256:[0-9a-f]{64})$/;

/**
 * Why a template changed, as people or kubectl wrote it. kubectl writes its
 * command line, which may set environment variables: no value of an assignment
 * or a flag goes further, unless it is the image that is set.
 *
 * @returns at most 200 characters
 */
export function changeCauseOf(annotations: Fields): string | undefined {
  const cause = textOf(annotations, CAUSE, MAX_TEXT);
  const setsImage = /\bset image\b/.test(cause ?? '');
  return cause
    ?.replace(FLAG, '$1…')
    .replace(ASSIGNED, (all, name: string, value: string) =>
      isHarmless(name, value, setsImage) ? all : `${name}…`,
    )
    .slice(0, LENGTH);
}

function isHarmless(name: string, value: string, setsImage: boolean): boolean {
  return (
    name === '--record=' ||
    (setsImage && !name.startsWith('-') && IMAGE.test(value))
  );
}
