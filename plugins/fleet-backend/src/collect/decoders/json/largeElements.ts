const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** Where something begins and ends in a body. */
export type Range = readonly [start: number, end: number];

/**
 * Finds what is too large in the lists that an object has, such as the items
 * of a list of Kubernetes, without parsing it. Whether the body is JSON at all
 * is for the parser to say.
 */
export function largeElements(body: Buffer, maxBytes: number): Range[] {
  const large: Range[] = [];
  let depth = 0;
  let isList = false;
  let start = 0;
  const endElement = (end: number) => {
    if (depth === 2 && isList) {
      if (end - start > maxBytes) {
        large.push([start, end]);
      }
      start = end + 1;
    }
  };
  for (let at = 0; at < body.length; at += 1) {
    switch (body[at]) {
      case QUOTE:
        at = closingQuote(body, at);
        break;
      case COMMA:
        endElement(at);
        break;
      case OPEN_LIST:
      case OPEN_OBJECT:
        depth += 1;
        if (depth === 2) {
          isList = body[at] === OPEN_LIST;
          start = at + 1;
        }
        break;
      case CLOSE_LIST:
      case CLOSE_OBJECT:
        endElement(at);
        depth -= 1;
        break;
      default:
    }
  }
  return large;
}

function closingQuote(body: Buffer, openingQuote: number): number {
  let at = openingQuote + 1;
  while (at < body.length && body[at] !== QUOTE) {
    at += body[at] === BACKSLASH ? 2 : 1;
  }
  return at;
}
