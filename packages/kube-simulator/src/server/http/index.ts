export * from './Exchange';
export * from './negotiate';
export * from './represent';
export * from './ResourceTarget';
