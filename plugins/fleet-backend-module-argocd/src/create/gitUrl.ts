import { InputError } from '@backstage/errors';

/** A folder or file in a repository. */
export interface GitPlace {
  repoURL: string;
  targetRevision: string;
  path: string;
}

/** How hosts write `tree` and `blob` between a repository and a reference. */
const FORMS = [
  // GitLab
  /^(\/.+?)\/-\/(?:tree|blob)\/([^/]+)\/?(.*)$/,
  // Gitea
  /^(\/[^/]+\/[^/]+)\/src\/(?:branch|tag|commit)\/([^/]+)\/?(.*)$/,
  // GitHub
  /^(\/[^/]+\/[^/]+)\/(?:tree|blob)\/([^/]+)\/?(.*)$/,
  // Bitbucket Cloud
  /^(\/[^/]+\/[^/]+)\/src\/([^/]+)\/?(.*)$/,
];

/**
 * Where a page of a repository's host is in git.
 *
 * @throws InputError where it is no such page
 */
export function gitPlace(url: string): GitPlace {
  const { origin, pathname } = new URL(url);
  for (const form of FORMS) {
    const [, repository, reference, path] = form.exec(pathname) ?? [];
    if (repository) {
      return {
        repoURL: `${origin}${repository.replace(/\.git$/, '')}.git`,
        targetRevision: decodeURIComponent(reference),
        path: decodeURIComponent(path).replace(/\/+$/, '') || '.',
      };
    }
  }
  throw new InputError(
    'Argo CD reads from git: the URL of the source must be a folder of a repository, with its branch, tag or commit, as in https://github.com/acme/shop/tree/v1.2.0/deploy',
  );
}
