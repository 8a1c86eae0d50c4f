const DOCKER_HUB = /^(index\.)?docker\.io\/(library\/)?/;

/**
 * A repository without what Docker Hub's images may be written with or without,
 * so that nginx and docker.io/library/nginx are one.
 */
export function familiarName(repository: string): string {
  return repository.replace(DOCKER_HUB, '');
}
