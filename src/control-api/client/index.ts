export { AdminError, type AdminProblem } from './admin-error.ts';
export { type AdminClient, createAdminClient } from './create-admin-client.ts';
export type { ConnectionState, EventsFollower, FollowedEvent } from './follow-events.ts';
export type { AdminEvent } from './read-events.ts';
export type { AdminClientOptions } from './send.ts';
