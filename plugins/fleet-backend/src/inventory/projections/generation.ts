import { countOf, Fields, fieldsOf } from './read';

/** Whether the controller has not yet seen the newest spec. */
export function isUnobserved(object: Fields): boolean {
  const generation = countOf(fieldsOf(object, 'metadata'), 'generation');
  const observed = countOf(fieldsOf(object, 'status'), 'observedGeneration');
  return (generation ?? 0) > (observed ?? 0);
}
