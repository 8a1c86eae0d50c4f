// The testbed itself: all of Kubernetes in one binary of 150 MB.
import { buildProgram, locate } from './binaries.mjs';
import { buildArguments, kubernetes } from './go.mjs';
import { foldersIn, sourceHash } from './sources.mjs';

function testbed() {
  return {
    name: 'testbed',
    key: sourceHash([
      ...['go.mod', 'go.sum', 'main.go', 'components', 'launcher'],
      ...foldersIn('internal', { except: ['load'] }),
    ]),
    belongs: folder => /^[0-9a-f]{16}-go/.test(folder),
    buildArguments,
    announce: go =>
      `building Kubernetes ${kubernetes} with ${go}; the first time takes 10 to 20 minutes, later ones less than one`,
  };
}

/**
 * Where the binary of these sources is or will be. Without Go, any that was built
 * from them will do.
 */
export function target(go) {
  return locate(testbed(), go);
}

/** Returns the path of the binary, and builds it first if there is none. */
export async function build() {
  return await buildProgram(testbed());
}
