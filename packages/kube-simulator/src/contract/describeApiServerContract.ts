import { discoveryContract } from './discoveryContract';
import { errorContract } from './errorContract';
import { listContract } from './listContract';
import { patchContract } from './patchContract';
import { Scratch } from './Scratch';
import type { ContractServer } from './ContractServer';
import { watchContract } from './watchContract';
import { writeContract } from './writeContract';

/** What a group of tests asks for the server and its namespace with. */
export type ScratchOf = () => Scratch;

/** What differs between the servers that the contract is tested on. */
export interface ContractOptions {
  /** Whether the server can be told to forget (ContractServer.compact). */
  canCompact: boolean;
}

/**
 * Declares the tests that every API server must pass: a real one, and the
 * simulator because real ones do.
 */
export function describeApiServerContract(
  name: string,
  start: () => Promise<ContractServer>,
  options: ContractOptions,
): void {
  describe(`API server contract: ${name}`, () => {
    let server: ContractServer;
    let scratch: Scratch | undefined;
    const scratchOf = () => scratch as Scratch;

    beforeAll(async () => {
      server = await start();
    }, 600_000);
    afterAll(async () => {
      await server?.stop();
    }, 60_000);
    beforeEach(async () => {
      scratch = await Scratch.create(server);
    });
    afterEach(async () => {
      await scratch?.remove();
    });

    discoveryContract(scratchOf);
    errorContract(scratchOf);
    listContract(scratchOf, options);
    watchContract(scratchOf);
    writeContract(scratchOf);
    patchContract(scratchOf);
  });
}
