/**
 * What somebody suffers when a rule is broken. `privacy`: sees what is not theirs to see, passwords, keys, phones and
 * chats of others. `permission`: does what they may not. `identity`: is taken for somebody else. `reach`: an app cannot
 * get at the answer, for what a browser allows or for a wrong address. `loss`: written data is lost, or what was taken
 * away does. `units`: a time is of another unit or zone. `transport`: no client can read the answer.
 */
export type Harm = 'privacy' | 'permission' | 'identity' | 'reach' | 'loss' | 'units' | 'transport';
