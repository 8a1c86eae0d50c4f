import type {
  CostList,
  EstimateCosts,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Question } from '../asker';

/** What workloads ask for, and about what that costs. */
export type CostsQuestion = Question<EstimateCosts['query'], CostList>;
