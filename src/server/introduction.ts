/** Id of the initialize that a session's server hears before each request: not one that a client sent. */
export const INTRODUCTION = 'introduction';
