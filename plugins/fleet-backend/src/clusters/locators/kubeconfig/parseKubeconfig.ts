import { InputError } from '@backstage/errors';
import { parse } from 'yaml';
import { Fields, isFields, textOf } from '../fields';

/** The named entries of a kubeconfig, as they are written. */
export interface Kubeconfig {
  contexts: Array<{ name: string; context: Fields }>;
  clusters: Map<string, Fields>;
  users: Map<string, Fields>;
  /** The context that counts where only one can. */
  currentContext?: string;
}

/**
 * Reads a kubeconfig's structure. What is wrong within one entry is left for
 * whoever uses it, so that the other entries go on working.
 *
 * @throws InputError where it is no kubeconfig at all
 */
export function parseKubeconfig(text: string): Kubeconfig {
  const document = parseYaml(text);
  const contexts = entries(document.contexts, 'context');
  if (contexts.length === 0) {
    throw new InputError('The kubeconfig file has no contexts');
  }
  return {
    contexts: contexts.map(([name, context]) => ({ name, context })),
    clusters: firstOfEach(entries(document.clusters, 'cluster')),
    users: firstOfEach(entries(document.users, 'user')),
    currentContext: textOf(document, 'current-context'),
  };
}

function parseYaml(text: string): Fields {
  let document: unknown;
  try {
    // A warning would quote the text, as an error does.
    document = parse(text, { maxAliasCount: 100, logLevel: 'error' });
  } catch {
    // The parser quotes the text, which holds credentials.
    throw new InputError('The kubeconfig file is not YAML');
  }
  if (!isFields(document)) {
    throw new InputError('The kubeconfig file is not a kubeconfig');
  }
  return document;
}

function entries(list: unknown, field: string): Array<[string, Fields]> {
  const named: Array<[string, Fields]> = [];
  for (const entry of Array.isArray(list) ? list : []) {
    if (isFields(entry) && typeof entry.name === 'string') {
      const value = entry[field];
      named.push([entry.name, isFields(value) ? value : {}]);
    }
  }
  return named;
}

/** As kubectl does: of two entries with one name the first counts. */
function firstOfEach(list: Array<[string, Fields]>): Map<string, Fields> {
  return new Map([...list].reverse());
}
