export * from './serviceRef';
export * from './types';
