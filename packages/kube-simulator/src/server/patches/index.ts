export * from './applyMerge';
export * from './jsonPatch';
export * from './mergePatch';
export * from './strategicMerge';
