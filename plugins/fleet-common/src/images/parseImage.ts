/**
 * The parts of an image reference.
 *
 * @public
 */
export interface ImageReference {
  /** Repository with registry, for example ghcr.io/acme/checkout. */
  image: string;
  tag?: string;
  /** For example sha256:4bcff6…. */
  digest?: string;
}

/**
 * Takes an image reference apart, as the container runtimes read it: a colon
 * before the last slash belongs to the registry's port.
 *
 * @public
 */
export function parseImage(reference: string): ImageReference {
  const [named, digest] = split(reference, reference.indexOf('@'));
  const colon = named.lastIndexOf(':');
  const [image, tag] = split(
    named,
    colon > named.lastIndexOf('/') ? colon : -1,
  );
  return {
    image,
    ...(tag ? { tag } : {}),
    ...(digest ? { digest } : {}),
  };
}

function split(text: string, at: number): [string, string?] {
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
