import { InputError } from '@backstage/errors';
import type {
  HubObject,
  ImageChange,
} from '@flotilla/backstage-plugin-fleet-node';
import { describe } from '../applications/names';
import { at, textAt, textsAt } from '../fields';
import type { Edit } from './Edit';
import { kustomizeEdit } from './kustomizeEdit';
import { helmEdits } from './helmEdits';

/**
 * What an Application's source is to say for its workloads to have other images.
 *
 * @throws InputError where that cannot be said there: it then says where to
 */
export function editsFor(
  application: HubObject,
  changes: readonly ImageChange[],
): Edit[] {
  if (Array.isArray(at(application, 'spec', 'sources'))) {
    throw new InputError(
      `${describe(
        application,
      )} has several sources, and which of them has the image is not known: open a pull request for it`,
    );
  }
  const type = typeOf(application);
  const images = textsAt(application, 'status', 'summary', 'images');
  return changes.flatMap(change => {
    switch (type) {
      case 'Helm':
        return helmEdits(application, change, images);
      case 'Kustomize':
        return [kustomizeEdit(application, change, images)];
      default:
        throw atItsSource(application);
    }
  });
}

function typeOf(application: HubObject): string | undefined {
  const source = at(application, 'spec', 'source');
  if (at(source, 'helm') || textAt(source, 'chart')) {
    return 'Helm';
  }
  return at(source, 'kustomize')
    ? 'Kustomize'
    : textAt(application, 'status', 'sourceType');
}

/** What is in git only can be changed in git only. */
export function atItsSource(application: HubObject): InputError {
  const source = at(application, 'spec', 'source');
  const repo = textAt(source, 'repoURL') ?? 'its repository';
  const path = textAt(source, 'path') ?? textAt(source, 'chart') ?? '.';
  return new InputError(
    `${describe(
      application,
    )} manages it: open a pull request to ${repo}, path ${path}`,
  );
}
