/** The Authorization header for user name and password of an address, in which they stand percent-encoded. */
export const basicCredentials = (username: string, password: string): string =>
  `Basic ${Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64')}`;
