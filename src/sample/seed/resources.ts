import type { NamespaceRecord, ResourceRecord, ResourceType } from '../state.ts';
import { actionOf, type SeedLanguage, type SeedText, textIn } from './texts.ts';
import { idOf, timeAt } from './values.ts';

/** The namespaces every pool has, and one for each of two applications. */
export function sampleNamespaces(language: SeedLanguage): NamespaceRecord[] {
  const say = (text: SeedText) => textIn(language, text);
  const own = { status: 1, appId: null, appName: null };
  return [
    { id: 41001, code: 'system', name: '系统', description: 'Authing 控制台的资源', ...own },
    {
      id: 41002,
      code: 'default',
      name: '默认权限分组',
      description: say({ en: 'The default namespace', zh: '未指定权限分组时使用' }),
      ...own,
    },
    {
      id: 41003,
      code: 'webshop',
      name: say({ en: '商城 Webshop', zh: '商城' }),
      description: say({ en: 'Resources of the web shop', zh: '商城的资源' }),
      status: 1,
      appId: idOf('application webshop'),
      appName: say({ en: 'Webshop', zh: '商城' }),
    },
    {
      id: 41004,
      code: 'warehouse',
      name: '仓储系统',
      description: '仓储系统的资源',
      status: 1,
      appId: idOf('application warehouse'),
      appName: say({ en: '仓储系统 Warehouse', zh: '仓储系统' }),
    },
  ];
}

type Row = readonly [
  code: string,
  type: ResourceType | null,
  description: SeedText | null,
  actions: readonly string[],
  apiIdentifier?: string,
];

const rows: Readonly<Record<string, readonly Row[]>> = {
  system: [
    ['console', 'MENU', '控制台', ['view']],
    ['user-list', 'MENU', '用户列表', ['view', 'export']],
    ['audit-log', 'DATA', '审计日志', ['read', 'export']],
    ['delete-user', 'BUTTON', '删除用户', ['click']],
  ],
  default: [
    [
      'documents',
      'DATA',
      { en: '文档 Documents', zh: '文档' },
      ['read', 'write', 'share', 'delete'],
    ],
    ['reports', 'DATA', { en: 'Quarterly reports', zh: '季度报告' }, ['read', 'publish']],
    ['salaries', 'DATA', '薪资', ['read', 'write']],
    [
      'profile-api',
      'API',
      { en: 'Profiles of employees', zh: '员工资料' },
      ['get', 'update'],
      'https://api.example.com/profiles',
    ],
    ['directory-api', 'API', null, ['get'], 'https://api.example.com/directory'],
    ['home', 'MENU', '首页', ['view']],
    ['finance', 'MENU', '财务', ['view']],
    ['people', 'MENU', '人事', ['view']],
    ['publish', 'BUTTON', '发布', ['click']],
    ['dashboard', 'UI', { en: 'The dashboard', zh: '数据看板' }, ['view', 'edit']],
    // Older pools have resources without a type.
    ['legacy-feature', null, null, ['use']],
  ],
  webshop: [
    ['orders', 'DATA', '订单', ['read', 'refund', 'cancel']],
    ['products', 'DATA', { en: 'Products', zh: '商品' }, ['read', 'write']],
    [
      'order-api',
      'API',
      { en: 'Orders by HTTP', zh: '订单接口' },
      ['get', 'create', 'update'],
      'https://shop.example.com/api/orders',
    ],
    ['payment-api', 'API', '支付', ['create'], 'https://shop.example.com/api/payments'],
    ['campaigns', 'MENU', '营销活动', ['view']],
    ['checkout', 'UI', { en: 'Checkout page', zh: '结算页' }, ['view']],
    ['refund-button', 'BUTTON', '退款', ['click']],
  ],
  warehouse: [
    ['stock', 'DATA', '库存', ['read', 'adjust']],
    ['shipments', 'DATA', '发货单', ['read', 'create', 'close']],
    [
      'stock-api',
      'API',
      { en: 'Stock by HTTP', zh: '库存接口' },
      ['get'],
      'https://warehouse.example.com/api/stock',
    ],
    ['inventory', 'MENU', '盘点', ['view']],
    ['print-label', 'BUTTON', '打印标签', ['click']],
    ['scanner', 'UI', { en: 'Scanner screen', zh: '扫码界面' }, ['view']],
  ],
};

/** The company's resources. */
export function companyResources(language: SeedLanguage): ResourceRecord[] {
  return Object.entries(rows).flatMap(([namespace, list]) =>
    list.map(([code, type, description, actions, apiIdentifier = null], index) => ({
      id: idOf(`resource ${namespace} ${code}`),
      namespace,
      code,
      type,
      description: textIn(language, description),
      actions: actions.map((verb) => actionOf(language, code, verb)),
      apiIdentifier,
      createdAt: timeAt(index / 40),
      updatedAt: timeAt(index / 20),
    })),
  );
}
