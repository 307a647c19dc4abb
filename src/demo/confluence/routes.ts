import type { Deployment, Route } from '../call.ts';

export interface WorldOptions {
  deployment: Deployment;
  scale: number;
  now: Date;
}

export const createConfluenceRoutes = (_options: WorldOptions): Route[] => [];
