import type { ResourceType } from '../../authing/types.ts';

const resourceTypes: readonly string[] = [
  'DATA',
  'API',
  'MENU',
  'UI',
  'BUTTON',
] satisfies readonly ResourceType[];

/** Whether the API takes grants of resources of this type; older resources have none. */
export function isGrantable(type: string | undefined): type is ResourceType | undefined {
  return type === undefined || resourceTypes.includes(type);
}
