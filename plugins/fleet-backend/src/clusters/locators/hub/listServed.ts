import { InputError } from '@backstage/errors';
import { Fields, fieldsOf, isFields, listOf, textOf } from '../fields';
import { failureOf, HubServer } from './HubServer';

/** Small enough that a page of large objects is no large document. */
const PAGE_SIZE = 100;

export interface ListOptions {
  /** Paths of API versions, for example /apis/argoproj.io/v1alpha1. */
  bases: readonly string[];
  plural: string;
  signal: AbortSignal;
  /** All namespaces if absent. */
  namespaces?: readonly string[];
  labelSelector?: string;
}

/** Reads all objects, by the first of the versions that the server has. */
export async function listServed(
  server: HubServer,
  options: ListOptions,
): Promise<Fields[]> {
  const { bases, namespaces, plural } = options;
  const [base, ...others] = bases;
  const folders = namespaces?.map(one => inNamespace(base, one)) ?? [base];
  const objects: Fields[] = [];
  try {
    for (const folder of folders) {
      objects.push(...(await pages(server, `${folder}/${plural}`, options)));
    }
    return objects;
  } catch (error) {
    if (failureOf(error) === 'notFound' && others.length > 0) {
      return listServed(server, { ...options, bases: others });
    }
    throw error;
  }
}

export function inNamespace(base: string, namespace: string): string {
  return `${base}/namespaces/${encodeURIComponent(namespace)}`;
}

async function pages(
  server: HubServer,
  path: string,
  { labelSelector, signal }: ListOptions,
): Promise<Fields[]> {
  const query = new URLSearchParams({ limit: String(PAGE_SIZE) });
  if (labelSelector) {
    query.set('labelSelector', labelSelector);
  }
  const objects: Fields[] = [];
  for (;;) {
    const page = await server.getJson(`${path}?${query}`, { signal });
    if (!isFields(page)) {
      throw new InputError('it answered something that is no list');
    }
    objects.push(...listOf(page, 'items'));
    const next = textOf(fieldsOf(page, 'metadata'), 'continue');
    if (!next) {
      return objects;
    }
    query.set('continue', next);
  }
}
