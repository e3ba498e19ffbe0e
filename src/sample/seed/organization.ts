import type { CustomFieldRecord, DepartmentRecord, RoleRecord } from '../state.ts';
import { type SeedLanguage, type SeedText, textIn } from './texts.ts';
import { idOf } from './values.ts';

/** Ids of the company's departments, by their codes. */
export const departmentIds = {
  lanhai: idOf('department lanhai'),
  engineering: idOf('department engineering'),
  platform: idOf('department platform'),
  design: idOf('department design'),
  sales: idOf('department sales'),
  support: idOf('department support'),
  finance: idOf('department finance'),
  people: idOf('department people'),
} as const;

/** The company's departments: platform is part of engineering, all are part of the company. */
export function companyDepartments(language: SeedLanguage): DepartmentRecord[] {
  const { lanhai, engineering } = departmentIds;
  const department = (
    code: keyof typeof departmentIds,
    name: SeedText,
    parentId: string | null,
  ) => ({
    id: departmentIds[code],
    code,
    name: textIn(language, name),
    parentId,
  });
  return [
    {
      ...department('lanhai', { en: '蓝海科技 Lanhai', zh: '蓝海科技' }, null),
      custom: { costCenter: 'CC-1000' },
    },
    { ...department('engineering', '研发中心', lanhai), custom: { costCenter: 'CC-2000' } },
    { ...department('platform', '平台组', engineering), custom: { costCenter: 'CC-2100' } },
    department('design', '设计部', lanhai),
    department('sales', '销售部', lanhai),
    department('support', '客户支持部', lanhai),
    department('finance', '财务部', lanhai),
    department('people', '人力资源部', lanhai),
  ];
}

/** The company's roles. */
export function companyRoles(
  userIdOf: (username: string) => string,
  language: SeedLanguage,
): RoleRecord[] {
  return [
    {
      namespace: 'default',
      code: 'admin',
      name: textIn(language, { en: '管理员 Administrator', zh: '管理员' }),
      userIds: ['chenwei', 'emma.clarke'].map(userIdOf),
      custom: { reviewedBy: 'security' },
    },
    {
      namespace: 'default',
      code: 'auditor',
      name: textIn(language, { en: '审计员 Auditor', zh: '审计员' }),
      userIds: ['huangmin', 'james.whitaker', 'wangfang'].map(userIdOf),
    },
    {
      namespace: 'webshop',
      code: 'shop-manager',
      name: textIn(language, { en: '店长 Shop manager', zh: '店长' }),
      userIds: ['sunli', 'olivia.martin'].map(userIdOf),
    },
  ];
}

/** The fields a pool defines for custom data: one of each type for users, and a few for others. */
export function companyCustomFields(language: SeedLanguage): CustomFieldRecord[] {
  const field = (
    targetType: CustomFieldRecord['targetType'],
    dataType: CustomFieldRecord['dataType'],
    key: string,
    label: SeedText | null,
    options: string | null = null,
  ) => ({ targetType, dataType, key, label: textIn(language, label), options });
  return [
    field('USER', 'NUMBER', 'employeeNumber', '工号'),
    field('USER', 'DATETIME', 'joinedOn', '入职日期'),
    field('USER', 'DATETIME', 'dateOfBirth', '出生日期'),
    field('USER', 'BOOLEAN', 'remote', '远程办公'),
    field('USER', 'OBJECT', 'preferences', { en: 'Preferences', zh: '偏好设置' }),
    field(
      'USER',
      'SELECT',
      'office',
      '办公地点',
      JSON.stringify([
        { value: 'shanghai', label: '上海' },
        { value: 'london', label: textIn(language, { en: 'London', zh: '伦敦' }) },
      ]),
    ),
    field('USER', 'STRING', 'note', null),
    field('ORG', 'STRING', 'costCenter', '成本中心'),
    field('ROLE', 'STRING', 'reviewedBy', { en: 'Reviewed by', zh: '审核部门' }),
  ];
}
