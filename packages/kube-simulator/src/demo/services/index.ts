export * from './demoServices';
export * from './DemoServiceSpec';
export * from './placements';
export * from './releases';
