export * from './parseImage';
