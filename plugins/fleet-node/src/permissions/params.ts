import { z } from 'zod/v4';

const many = (what: string) => z.array(z.string()).describe(what);

export const labelParams = z.object({
  label: z.string().describe('The key of a label of the cluster'),
  values: many('Values of which it has one; any value if absent').optional(),
});

export const distributionsParams = z.object({
  distributions: many('Distributions, for example eks or openshift'),
});

export const namespacesParams = z.object({
  namespaces: many('Names of namespaces'),
});

export const ownersParams = z.object({
  owners: many('Entity references, for example group:default/payments'),
});

export const claimsParams = z.object({
  claims: many('What the asker owns as: its ownershipEntityRefs'),
});
