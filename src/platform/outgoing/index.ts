export { parseServiceUrl } from './addresses.ts';
export { jsonClient, type JsonAnswer, type JsonClient, type JsonClientOptions, type NoAnswer } from './json-client.ts';
export { type Manners, politeClient } from './polite-client.ts';
