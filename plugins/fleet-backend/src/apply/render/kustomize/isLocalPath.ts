/**
 * Whether kustomize takes a reference for a path, whatever there is in its
 * folder: what looks like a host is cloned even where a folder has that name.
 */
export function isLocalPath(reference: string): boolean {
  return (
    /^[\w. +=~-][\w. +=~/-]*$/.test(reference) &&
    !reference.includes('//') &&
    !/^(www\.)?github\.com/i.test(reference)
  );
}
