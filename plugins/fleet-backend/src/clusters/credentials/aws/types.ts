/** Amazon EKS: a signed request to AWS STS that says who asks. */
export interface AwsAuth {
  type: 'aws';
  /** The cluster's name in EKS; its name in the fleet if absent. */
  clusterId?: string;
  /** Whose STS is named; from the cluster's URL, then AWS_REGION, if absent. */
  region?: string;
  /** The ARN of a role to take on. */
  assumeRole?: string;
  /** What that role's trust policy asks for. */
  externalId?: string;
  /** Of the shared AWS configuration files; the SDK's default chain if absent. */
  profile?: string;
}

/** What signs requests to AWS. */
export interface AwsIdentity {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
  expiration?: Date;
}
