/** The name and version that a label helm.sh/chart has, as cert-manager-v1.20.1. */
export function chartOf(
  label: string | undefined,
): { name: string; version?: string } | undefined {
  if (!label) {
    return undefined;
  }
  const at = label.search(/-v?\d+\.\d/);
  return at > 0
    ? // Labels cannot have the plus that versions may.
      {
        name: label.slice(0, at),
        version: label.slice(at + 1).replace('_', '+'),
      }
    : { name: label };
}
