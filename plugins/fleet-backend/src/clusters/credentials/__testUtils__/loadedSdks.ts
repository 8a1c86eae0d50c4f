import * as awsHash from '@aws-crypto/sha256-js';
import * as aws from '@aws-sdk/credential-providers';
import * as azure from '@azure/identity';
import * as awsSigner from '@smithy/signature-v4';
import * as google from 'google-auth-library';
import type { Sdks } from '../sdks';

/** The SDKs themselves, loaded at once: Jest has no dynamic import. */
export const loadedSdks: Sdks = {
  aws: async () => aws,
  awsSigner: async () => awsSigner,
  awsHash: async () => awsHash,
  azure: async () => azure,
  google: async () => google,
};
