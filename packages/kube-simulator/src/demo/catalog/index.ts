export * from './demoCatalog';
export * from './people';
export * from './systems';
