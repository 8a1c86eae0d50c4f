import type { Bench } from '../Bench';
import { apiload } from './apiload';
import { delivery } from './delivery';
import { freshness } from './freshness';
import { growth } from './growth';
import { memory } from './memory';
import { portal } from './portal';
import { query } from './query';
import { queryDegraded } from './queryDegraded';
import { questions } from './questions';
import { storage } from './storage';
import { streams } from './streams';
import { sync } from './sync';

/** All benches, the quick ones first. */
export const BENCHES: readonly Bench[] = [
  query,
  queryDegraded,
  questions,
  sync,
  portal,
  storage,
  freshness,
  memory,
  growth,
  streams,
  apiload,
  delivery,
];
