// Programs that rendering needs and people install themselves: built here from
// their Go modules, so that tests have them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildProgram, locate } from '../launcher/binaries.mjs';
import { source } from '../launcher/go.mjs';
import { sourceHash } from '../launcher/sources.mjs';

const packages = {
  helm: 'helm.sh/helm/v3/cmd/helm',
  kustomize: 'sigs.k8s.io/kustomize/kustomize/v5',
};

const stamps = {
  helm: 'helm.sh/helm/v3/internal/version.version',
  kustomize: 'sigs.k8s.io/kustomize/api/provenance.version',
};

export const tools = Object.keys(packages);

/** Where the tool's binary is or will be; undefined where there is none and no Go. */
export function findTool(name, go) {
  return locate(program(name), go);
}

/**
 * Returns the path of the tool's binary, and builds it first if there is none.
 * Ends the process where there is no Go.
 */
export async function buildTool(name) {
  return await buildProgram(program(name));
}

function program(name) {
  const folder = `tools/${name}`;
  const stamp = `-X ${stamps[name]}=${versionOf(name)}`;
  return {
    name,
    key: `${name}-${sourceHash([folder, 'tools/build.mjs', 'launcher'])}`,
    belongs: each => each.startsWith(`${name}-`),
    buildArguments: output => [
      ...['build', '-C', folder, '-trimpath', '-buildvcs=false'],
      ...['-ldflags', `-s -w ${stamp}`, '-o', output, packages[name]],
    ],
    announce: go =>
      `building ${name} ${versionOf(
        name,
      )} with ${go}, which takes up to two minutes without any cache`,
  };
}

function versionOf(name) {
  const module = packages[name].replace(/\/cmd\/.*/, '');
  const goMod = readFileSync(join(source, 'tools', name, 'go.mod'), 'utf8');
  return goMod.split(`${module} `)[1].split(/\s/)[0];
}
