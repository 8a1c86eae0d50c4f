export { Hub } from './Hub';
export type { HubResource } from './Hub';
export { HubSecret } from './HubSecret';
export type { ConnectHub, HubServer } from './HubServer';
export { eachOf } from './eachOf';
export { readHubEntry } from './readHubEntry';
export type { HubEntry } from './readHubEntry';
export { MemberCredentials, MOVED } from './MemberCredentials';
