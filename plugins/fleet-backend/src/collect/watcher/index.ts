export { ConnectionPublisher } from './ConnectionPublisher';
