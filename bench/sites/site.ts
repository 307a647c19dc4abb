import type { ChildProcessWithoutNullStreams } from 'node:child_process';

/** Where one deployment of a site answers. */
export interface Addresses {
  jira: string;
  confluence: string;
}

/** A small Atlassian on loopback, as Cloud and as Data Center, with what the measured calls ask for. */
export interface Site {
  name: string;
  cloud: Addresses;
  datacenter: Addresses;
  issue: string;
  jql: string;
  page: string;
  /** The title of that page. */
  title: string;
  processes: ChildProcessWithoutNullStreams[];
}

/** The e-mail address, login name and token that the sites accept. */
export const account = { email: 'ada@demo.example', token: 'demo-token' };
