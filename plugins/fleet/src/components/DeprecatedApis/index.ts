export { DeprecatedApis } from './DeprecatedApis';
