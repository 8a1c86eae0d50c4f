export { apiServiceProjection } from './apiService';
export {
  mutatingWebhookProjection,
  validatingWebhookProjection,
} from './webhookConfigurations';
