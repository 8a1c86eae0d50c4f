/** The clouds' own SDKs, each loaded when it is first needed. */
export interface Sdks {
  aws(): Promise<typeof import('@aws-sdk/credential-providers')>;
  awsSigner(): Promise<typeof import('@smithy/signature-v4')>;
  awsHash(): Promise<typeof import('@aws-crypto/sha256-js')>;
  azure(): Promise<typeof import('@azure/identity')>;
  google(): Promise<typeof import('google-auth-library')>;
}

/** A portal without clusters of a cloud does not load its SDK. */
export const lazySdks: Sdks = {
  aws: () => import('@aws-sdk/credential-providers'),
  awsSigner: () => import('@smithy/signature-v4'),
  awsHash: () => import('@aws-crypto/sha256-js'),
  azure: () => import('@azure/identity'),
  google: () => import('google-auth-library'),
};
