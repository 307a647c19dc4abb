/** Where messages are posted, whatever path the stream has. */
export const MESSAGES_PATH = '/messages/';
