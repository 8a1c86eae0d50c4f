export * from './Faults';
