import { setImmediate } from 'node:timers/promises';
import { InputError } from '@backstage/errors';
import type { JsonValue } from '@backstage/types';
import { parseDocument, type Tags } from 'yaml';
import type { ParseOptions } from './parseManifests';
import { toJson } from './toJson';

/** What an API server takes in one request is less. */
const MAX_DOCUMENT = 2 * 1024 * 1024;

/**
 * The documents of a YAML or JSON text, each as JSON, as Kubernetes' own tools
 * understand them. Others have their turn in between.
 *
 * @throws InputError
 */
export async function* parseYaml(
  text: string,
  { name, signal }: ParseOptions,
): AsyncGenerator<JsonValue> {
  // A line that begins so ends a document, whatever it is in the middle of.
  const documents = text.split(/^---(?=\s|$)/m);
  for (const [index, document] of documents.entries()) {
    signal.throwIfAborted();
    if (document.trim() !== '') {
      yield parseOne(document, `${name}, document ${index + 1}`);
      await setImmediate();
    }
  }
}

function parseOne(text: string, name: string): JsonValue {
  if (text.length > MAX_DOCUMENT) {
    throw new InputError(`${name}, is larger than 2 MiB`);
  }
  const document = parseDocument(text, {
    // Kubernetes reads YAML 1.1: 0644 is octal, and yes is true.
    version: '1.1',
    customTags: plainTags,
    logLevel: 'silent',
  });
  // A warning is a tag that nobody here knows.
  const [error] = [...document.errors, ...document.warnings];
  if (error) {
    const line = error.linePos?.[0].line ?? 1;
    throw new InputError(
      `${name}, is no valid YAML: ${error.code} in its line ${line}`,
    );
  }
  try {
    return toJson(document.toJS({ maxAliasCount: 100 }));
  } catch (cause) {
    throw new InputError(`${name}, is refused: ${messageOf(cause)}`);
  }
}

/** But for what would give something that is not JSON, and what Go reads as text. */
function plainTags(tags: Tags): Tags {
  return tags.filter(
    tag => typeof tag === 'string' || (isPlain(tag.tag) && !isTime(tag)),
  );
}

function isPlain(tag: string): boolean {
  return !/:(timestamp|binary|omap|pairs|set)$/.test(tag);
}

function isTime(tag: { format?: string }): boolean {
  return tag.format === 'TIME';
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : 'it cannot be read';
}
