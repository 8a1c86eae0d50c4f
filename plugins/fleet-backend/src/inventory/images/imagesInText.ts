import { familiarName } from './familiarName';

/** An image as `images` has it: what is absent is empty. */
export interface NamedImage {
  repository: string;
  familiarName: string;
  tag: string;
  digest: string;
}

/** As long as their columns; real ones are shorter. */
const MAX_REPOSITORY = 255;
const MAX_PART = 128;

/** No pod has more containers than that. */
const MAX_IMAGES = 1_000;

/**
 * The images in a list that rows share: that of a pod template, or of what a
 * pod runs; none in any other text, whoever wrote it.
 */
export function imagesInText(text: string): NamedImage[] {
  if (!text.startsWith('[{"container":') && !text.startsWith('[["')) {
    return [];
  }
  return listIn(text)
    .slice(0, MAX_IMAGES)
    .map(one => (Array.isArray(one) ? ofPod(one) : ofTemplate(one)))
    .filter(({ repository }) => repository !== '');
}

function listIn(text: string): unknown[] {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? list : [];
  } catch {
    // Another text that only begins like one.
    return [];
  }
}

function ofTemplate(one: unknown): NamedImage {
  const { image, tag, digest } = (one ?? {}) as Record<string, unknown>;
  return named(image, tag, digest);
}

function ofPod([, digest, repository, tag]: unknown[]): NamedImage {
  return named(repository, tag, digest);
}

function named(repository: unknown, tag: unknown, digest: unknown): NamedImage {
  const whole = cut(repository, MAX_REPOSITORY);
  return {
    repository: whole,
    familiarName: familiarName(whole),
    tag: cut(tag, MAX_PART),
    digest: cut(digest, MAX_PART),
  };
}

/** Without NUL, and without half of a surrogate pair, which a cut may leave. */
function cut(value: unknown, length: number): string {
  return typeof value === 'string'
    ? value
        .slice(0, length)
        .replaceAll('\u0000', '')
        .replace(/\p{Surrogate}/gu, '\ufffd')
    : '';
}
