export * from './ApiUser';
export * from './authenticate';
export * from './authorize';
