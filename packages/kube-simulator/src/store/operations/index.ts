export * from './createObject';
export * from './deleteObject';
export * from './updateObject';
export * from './WriteOptions';
