/**
 * Brings up real Kubernetes control planes for tests.
 *
 * @packageDocumentation
 */
export { describeReal, describeWithTools } from './describeReal';
export {
  buildTool,
  findTestbed,
  type TestbedAvailability,
  type ToolName,
} from './launcher';
export { startTestbed, type StartTestbedOptions } from './startTestbed';
export type { ComponentName, ComponentState, TestbedState } from './state';
export type { Testbed } from './Testbed';
export type { TestbedCluster } from './TestbedCluster';
