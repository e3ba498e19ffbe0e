import { type State, stateVersion } from '../state.ts';
import { companyGrants } from './grants.ts';
import { companyGroups } from './groups.ts';
import { companyCustomFields, companyDepartments, companyRoles } from './organization.ts';
import { companyResources, sampleNamespaces } from './resources.ts';
import { companyUsers, userIdOf } from './users.ts';

/** Lanhai (蓝海科技), a small company with an office in Shanghai and one in London. */
export function companySeed(): State {
  const users = companyUsers();
  return {
    version: stateVersion,
    users,
    groups: companyGroups(users),
    namespaces: sampleNamespaces(),
    resources: companyResources(),
    grants: companyGrants(),
    roles: companyRoles(userIdOf),
    departments: companyDepartments(),
    customFields: companyCustomFields(),
  };
}
