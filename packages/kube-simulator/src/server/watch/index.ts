export * from './WatchHub';
export * from './WatchOptions';
export * from './WatchStream';
