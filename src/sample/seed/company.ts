import { type State, stateVersion } from '../state.ts';
import { companyGrants } from './grants.ts';
import { companyGroups } from './groups.ts';
import { companyCustomFields, companyDepartments, companyRoles } from './organization.ts';
import { companyResources, sampleNamespaces } from './resources.ts';
import type { SeedLanguage } from './texts.ts';
import { companyUsers, userIdOf } from './users.ts';

/** Lanhai (蓝海科技), a small company with an office in Shanghai and one in London. */
export function companySeed(language: SeedLanguage): State {
  const users = companyUsers(language);
  return {
    version: stateVersion,
    users,
    groups: companyGroups(users, language),
    namespaces: sampleNamespaces(language),
    resources: companyResources(language),
    grants: companyGrants(),
    roles: companyRoles(userIdOf, language),
    departments: companyDepartments(language),
    customFields: companyCustomFields(language),
  };
}
