import type { Bench } from '../Bench';
import { apiloadOnRealServers } from './apiload';
import { freshnessOnRealServers } from './freshness';
import { queryOnRealServers } from './query';
import { syncOnRealServers } from './sync';

/** Those that can be run on real API servers too, the quick ones first. */
export const REAL_BENCHES: readonly Bench[] = [
  queryOnRealServers,
  syncOnRealServers,
  freshnessOnRealServers,
  apiloadOnRealServers,
];
