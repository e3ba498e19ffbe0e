/** A language that sample data can be in. */
export const seedLanguages = ['en', 'zh'] as const;
export type SeedLanguage = (typeof seedLanguages)[number];

/** A text in each language; a mere string is the same in all, as a Chinese name is. */
export type SeedText = string | Readonly<Record<SeedLanguage, string>>;

/** @returns the text in the language; null and nothing stay what they are */
export function textIn(language: SeedLanguage, text: SeedText): string;
export function textIn(language: SeedLanguage, text: SeedText | null): string | null;
export function textIn(language: SeedLanguage, text: SeedText | null): string | null {
  return text === null || typeof text === 'string' ? text : text[language];
}

/** What the verbs of actions are in Chinese; in English their descriptions are the verbs themselves. */
const chineseVerbs: Readonly<Record<string, string>> = {
  adjust: '调整',
  approve: '批准',
  cancel: '取消',
  click: '点击',
  close: '关闭',
  create: '创建',
  delete: '删除',
  edit: '编辑',
  export: '导出',
  get: '获取',
  publish: '发布',
  read: '读取',
  refund: '退款',
  reject: '拒绝',
  reopen: '重新打开',
  share: '分享',
  update: '更新',
  use: '使用',
  view: '查看',
  write: '写入',
};

/** @returns an action of a resource, described in the language */
export function actionOf(language: SeedLanguage, resource: string, verb: string) {
  const description = textIn(language, { en: verb, zh: chineseVerbs[verb] ?? verb });
  return { name: `${resource}:${verb}`, description };
}
