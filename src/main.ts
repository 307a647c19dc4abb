// The package's export; importing it does nothing.
export { createApp } from './app.ts';
export { serve } from './serve.ts';
export { createServer } from './server/create-server.ts';
export { version } from './version.ts';
