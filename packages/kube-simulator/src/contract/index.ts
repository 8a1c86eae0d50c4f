export * from './ContractServer';
export { describeApiServerContract } from './describeApiServerContract';
export type { ContractOptions } from './describeApiServerContract';
