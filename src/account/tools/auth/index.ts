import { defineToolset } from '../../../toolkit/define-toolset.ts';
import { authStatus } from './auth-status.ts';

export const auth = defineToolset({
  id: 'atlassian_auth',
  product: 'atlassian',
  title: 'Log-in',
  description: 'As whom the caller acts.',
  default: true,
  tools: [authStatus],
});
