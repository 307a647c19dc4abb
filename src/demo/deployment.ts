/** Which of the two products the demo site plays. */
export type Deployment = 'cloud' | 'datacenter';
