export { hooksAt } from './hooksAt';
export type { Hook, HookDeletePolicy, HookEvent } from './Hook';
export { inKindOrder } from './inKindOrder';
export { parseManifests, type ParseOptions } from './parseManifests';
export { refuseDuplicates } from './refuseDuplicates';
export { refuseSecrets } from './refuseSecrets';
export { revisionOf } from './revisionOf';
export { takeHooks, type Separated } from './takeHooks';
