/** /version */
export function versionDocument(gitVersion: string) {
  const [, major = '', minor = ''] = /^v(\d+)\.(\d+)/.exec(gitVersion) ?? [];
  return {
    major,
    minor,
    emulationMajor: major,
    emulationMinor: minor,
    minCompatibilityMajor: major,
    minCompatibilityMinor: String(Number(minor) - 1),
    gitVersion,
    gitCommit: '5c1c5c5f1b0c7c7f2f5fd0e1e9b1a3d1c0ffee00',
    gitTreeState: 'clean',
    buildDate: '2026-09-15T10:11:12Z',
    goVersion: 'go1.26.1',
    compiler: 'gc',
    platform: 'linux/amd64',
  };
}
