export * from './demoServices';
export * from './DemoServiceSpec';
export * from './placements';
export * from './releases';
export { GONE_GROUP, strayServices, unusualServices } from './unusualServices';
