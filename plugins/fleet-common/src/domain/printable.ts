/** Control characters, and those that reorder or hide text around them. */
const UNPRINTABLE =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/**
 * Text from a cluster as it is safe to show in one line: what is invisible or
 * turns the text around it becomes visible, for example \u202e.
 *
 * @public
 */
export function printable(text: string): string {
  return text.replace(
    UNPRINTABLE,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
