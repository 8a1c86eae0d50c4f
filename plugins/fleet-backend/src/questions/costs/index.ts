export type { CostsQuestion } from './CostsQuestion';
export { DatabaseCostsQuestion } from './DatabaseCostsQuestion';
export { readPrices } from './readPrices';
export type { Prices } from './Prices';
