import type { NamespaceRecord, ResourceRecord, ResourceType } from '../state.ts';
import { idOf, timeAt } from './values.ts';

/** The namespaces every pool has, and one for each of two applications. */
export function sampleNamespaces(): NamespaceRecord[] {
  const own = { status: 1, appId: null, appName: null };
  return [
    { id: 41001, code: 'system', name: '系统', description: 'Authing 控制台的资源', ...own },
    {
      id: 41002,
      code: 'default',
      name: '默认权限分组',
      description: 'The default namespace',
      ...own,
    },
    {
      id: 41003,
      code: 'webshop',
      name: '商城 Webshop',
      description: 'Resources of the web shop',
      status: 1,
      appId: idOf('application webshop'),
      appName: 'Webshop',
    },
    {
      id: 41004,
      code: 'warehouse',
      name: '仓储系统',
      description: '仓储系统的资源',
      status: 1,
      appId: idOf('application warehouse'),
      appName: '仓储系统 Warehouse',
    },
  ];
}

type Row = readonly [
  code: string,
  type: ResourceType | null,
  description: string | null,
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
    ['documents', 'DATA', '文档 Documents', ['read', 'write', 'share', 'delete']],
    ['reports', 'DATA', 'Quarterly reports', ['read', 'publish']],
    ['salaries', 'DATA', '薪资', ['read', 'write']],
    [
      'profile-api',
      'API',
      'Profiles of employees',
      ['get', 'update'],
      'https://api.example.com/profiles',
    ],
    ['directory-api', 'API', null, ['get'], 'https://api.example.com/directory'],
    ['home', 'MENU', '首页', ['view']],
    ['finance', 'MENU', '财务', ['view']],
    ['people', 'MENU', '人事', ['view']],
    ['publish', 'BUTTON', '发布', ['click']],
    ['dashboard', 'UI', 'The dashboard', ['view', 'edit']],
    // Older pools have resources without a type.
    ['legacy-feature', null, null, ['use']],
  ],
  webshop: [
    ['orders', 'DATA', '订单', ['read', 'refund', 'cancel']],
    ['products', 'DATA', 'Products', ['read', 'write']],
    [
      'order-api',
      'API',
      'Orders by HTTP',
      ['get', 'create', 'update'],
      'https://shop.example.com/api/orders',
    ],
    ['payment-api', 'API', '支付', ['create'], 'https://shop.example.com/api/payments'],
    ['campaigns', 'MENU', '营销活动', ['view']],
    ['checkout', 'UI', 'Checkout page', ['view']],
    ['refund-button', 'BUTTON', '退款', ['click']],
  ],
  warehouse: [
    ['stock', 'DATA', '库存', ['read', 'adjust']],
    ['shipments', 'DATA', '发货单', ['read', 'create', 'close']],
    ['stock-api', 'API', 'Stock by HTTP', ['get'], 'https://warehouse.example.com/api/stock'],
    ['inventory', 'MENU', '盘点', ['view']],
    ['print-label', 'BUTTON', '打印标签', ['click']],
    ['scanner', 'UI', 'Scanner screen', ['view']],
  ],
};

/** The company's resources. */
export function companyResources(): ResourceRecord[] {
  return Object.entries(rows).flatMap(([namespace, list]) =>
    list.map(([code, type, description, actions, apiIdentifier = null], index) => ({
      id: idOf(`resource ${namespace} ${code}`),
      namespace,
      code,
      type,
      description,
      actions: actions.map((verb) => ({ name: `${code}:${verb}`, description: verb })),
      apiIdentifier,
      createdAt: timeAt(index / 40),
      updatedAt: timeAt(index / 20),
    })),
  );
}
