import { fieldsOf } from '../read';
import { caBundleProjection } from './caBundle';

/** APIs that the API server passes on to others. */
export const apiServiceProjection = caBundleProjection('APIService', object => [
  { bundle: fieldsOf(object, 'spec').caBundle },
]);
