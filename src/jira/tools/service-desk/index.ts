import { defineToolset } from '../../../toolkit/define-toolset.ts';
import { createCustomerRequest } from './create-customer-request.ts';
import { getQueueIssues } from './get-queue-issues.ts';
import { getRequestTypeFields } from './get-request-type-fields.ts';
import { getRequestTypes } from './get-request-types.ts';
import { getServiceDeskForProject } from './get-service-desk-for-project.ts';
import { getServiceDeskQueues } from './get-service-desk-queues.ts';

export const serviceDesk = defineToolset({
  id: 'jira_service_desk',
  product: 'jira',
  title: 'Service desk',
  description: 'Queues and customer requests.',
  default: false,
  tools: [
    getServiceDeskForProject,
    getServiceDeskQueues,
    getQueueIssues,
    getRequestTypes,
    getRequestTypeFields,
    createCustomerRequest,
  ],
});
