import type { JsonObject } from '@backstage/types';
import { at, listAt, textAt } from './fields';
import { refusal } from './refusal';
import type { ServedKind } from './TargetCluster';
import { isTargetError } from './TargetError';

/** Aggregated discovery; servers before 1.26 answer with the plain form. */
const ACCEPT = ['v2', 'v2beta1']
  .map(
    version =>
      `application/json;g=apidiscovery.k8s.io;v=${version};as=APIGroupDiscoveryList`,
  )
  .concat('application/json')
  .join(',');

/** Gets a document; rejects with a TargetError. */
export type GetDocument = (path: string, accept?: string) => Promise<unknown>;

/** Reads all kinds that a cluster serves, by two requests where it can. */
export async function readKinds(get: GetDocument): Promise<ServedKind[]> {
  const documents = await Promise.all(
    ['/api', '/apis'].map(path => get(path, ACCEPT)),
  );
  const kinds = await Promise.all(
    documents.map(document =>
      at(document, 'kind') === 'APIGroupDiscoveryList'
        ? aggregated(document)
        : oneByOne(document, get),
    ),
  );
  return kinds.flat();
}

function aggregated(document: unknown): ServedKind[] {
  return listAt(document, 'items').flatMap(group =>
    listAt(group, 'versions').flatMap(version => {
      const parts = [textAt(group, 'metadata', 'name'), version.version];
      const apiVersion = parts.filter(Boolean).join('/');
      return listAt(version, 'resources').map(resource => ({
        apiVersion,
        kind: textAt(resource, 'responseKind', 'kind') ?? '',
        plural: textAt(resource, 'resource') ?? '',
        namespaced: resource.scope === 'Namespaced',
      }));
    }),
  );
}

async function oneByOne(
  document: unknown,
  get: GetDocument,
): Promise<ServedKind[]> {
  const paths =
    at(document, 'kind') === 'APIGroupList'
      ? listAt(document, 'groups').flatMap(group =>
          listAt(group, 'versions').map(
            version => `/apis/${textAt(version, 'groupVersion')}`,
          ),
        )
      : ['/api/v1'];
  const lists = await Promise.all(paths.map(path => readVersion(path, get)));
  return lists.flat();
}

async function readVersion(
  path: string,
  get: GetDocument,
): Promise<ServedKind[]> {
  try {
    const list = await get(path);
    const apiVersion = textAt(list, 'groupVersion') ?? '';
    return listAt(list, 'resources')
      .filter(resource => !textAt(resource, 'name')?.includes('/'))
      .map(resource => toKind(apiVersion, resource));
  } catch (error) {
    // Of an aggregated API whose server is away; the others are there.
    if (isTargetError(error, 'unreachable', 'notServed')) {
      return [];
    }
    throw error;
  }
}

function toKind(apiVersion: string, resource: JsonObject): ServedKind {
  return {
    apiVersion,
    kind: textAt(resource, 'kind') ?? '',
    plural: textAt(resource, 'name') ?? '',
    namespaced: resource.namespaced === true,
  };
}

/** @throws TargetError where it is not what a success looks like */
export function successOf(answer: { status: number; body: unknown }): unknown {
  const { status, body } = answer;
  if (status < 200 || status > 299) {
    throw refusal(status, body);
  }
  return body;
}
