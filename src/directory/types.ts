// What views may know of the shapes that come from the client.
export type { CustomDataField, Group, Namespace, User } from '../authing/types.ts';
