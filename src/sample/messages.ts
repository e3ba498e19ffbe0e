/** The languages Authing words its messages in; `x-authing-lang` asks for one. */
export type Language = 'zh-CN' | 'en-US';

/** What official clients ask for unless told otherwise, so it is what a call without a language gets. */
export const defaultLanguage: Language = 'zh-CN';

interface Message {
  readonly code: number;
  readonly 'zh-CN': string;
  readonly 'en-US': string;
}

/**
 * Everything the sample pool says, by what it means. `{name}` is filled in from the details.
 *
 * Codes from 1000 to 2999 are documented by Authing; it documents none for groups, resources and
 * arguments, and its servers were seen to answer 500 to what has no code of its own.
 */
export const messages = {
  ok: { code: 200, 'zh-CN': '操作成功', 'en-US': 'Success' },
  groupsDeleted: { code: 200, 'zh-CN': '删除分组成功', 'en-US': 'Groups deleted' },
  membersAdded: { code: 200, 'zh-CN': '添加分组成员成功', 'en-US': 'Users added to the group' },
  membersRemoved: {
    code: 200,
    'zh-CN': '移除分组成员成功',
    'en-US': 'Users removed from the group',
  },
  resourceAuthorized: { code: 200, 'zh-CN': '授权资源成功', 'en-US': 'Resource authorized' },

  busy: {
    code: 1000,
    'zh-CN': '系统繁忙，请稍后再试',
    'en-US': 'The system is busy, please try again later',
  },
  /** Documented as "busy", which is what a pool that cannot be read or written is. */
  dataUnavailable: {
    code: 1000,
    'zh-CN': '示例用户池的数据不可用：{reason}',
    'en-US': "The sample pool's data is not available: {reason}",
  },
  userNotFound: {
    code: 2004,
    'zh-CN': '用户不存在',
    'en-US': 'User does not exist',
  },
  notLoggedIn: {
    code: 2020,
    'zh-CN': '尚未登录，无访问权限',
    'en-US': 'Not logged in, no permission to access',
  },
  userExists: {
    code: 2026,
    'zh-CN': '用户已存在，请勿重复创建！',
    'en-US': 'The user already exists, please do not create it again',
  },
  tooManyUsers: {
    code: 2030,
    'zh-CN': '一次性查询的用户不能超过 80 人',
    'en-US': 'No more than 80 users can be queried at a time',
  },
  loginExpired: {
    code: 2206,
    'zh-CN': '登录信息已过期',
    'en-US': 'The login has expired',
  },
  otherPoolsToken: {
    code: 2207,
    'zh-CN': '登录信息有误：该令牌不属于请求头中的用户池',
    'en-US': 'The login is invalid: the token is not for the user pool named in the headers',
  },
  /** Which code Authing answers to a wrong secret is not documented; this is its "login invalid". */
  secretWrong: {
    code: 2207,
    'zh-CN': '用户池密钥不正确',
    'en-US': 'The user pool secret is wrong',
  },
  poolNotFound: {
    code: 2224,
    'zh-CN': '用户池不存在',
    'en-US': 'The user pool does not exist',
  },

  argumentInvalid: {
    code: 500,
    'zh-CN': '参数 {name} 不合法',
    'en-US': 'The argument {name} is not valid',
  },
  argumentMissing: {
    code: 500,
    'zh-CN': '缺少参数 {name}',
    'en-US': 'The argument {name} is missing',
  },
  groupNotFound: {
    code: 500,
    'zh-CN': '分组不存在：{code}',
    'en-US': 'Group does not exist: {code}',
  },
  groupExists: {
    code: 500,
    'zh-CN': '分组标识符已被占用：{code}',
    'en-US': 'The group code is already taken: {code}',
  },
  namespaceNotFound: {
    code: 500,
    'zh-CN': '权限分组不存在：{code}',
    'en-US': 'Resource namespace does not exist: {code}',
  },
  namespaceExists: {
    code: 500,
    'zh-CN': '权限分组标识符已被占用：{code}',
    'en-US': 'The namespace code is already taken: {code}',
  },
  namespaceFixed: {
    code: 500,
    'zh-CN': '不能修改或删除权限分组：{code}',
    'en-US': 'This namespace cannot be changed or deleted: {code}',
  },
  resourceExists: {
    code: 500,
    'zh-CN': '资源已存在：{code}',
    'en-US': 'The resource already exists: {code}',
  },
  fieldNotFound: {
    code: 500,
    'zh-CN': '自定义字段不存在：{key}',
    'en-US': 'Custom field does not exist: {key}',
  },
  resourceNotFound: {
    code: 500,
    'zh-CN': '资源不存在：{code}',
    'en-US': 'Resource does not exist: {code}',
  },
} as const satisfies Record<string, Message>;

export type MessageKey = keyof typeof messages;

/** What fills the `{name}`s of a message. */
export type MessageDetails = Readonly<Record<string, string>>;

/** @returns the code and the words of a message, as Authing puts them into its answers. */
export function messageOf(key: MessageKey, language: Language, details: MessageDetails = {}) {
  const message: Message = messages[key];
  const text = message[language].replace(/\{(\w+)\}/g, (whole, name: string) => {
    return details[name] ?? whole;
  });
  return { code: message.code, message: text };
}

/** Reads `x-authing-lang`: whatever is not English is answered in Chinese. */
export function languageOf(header: string | undefined): Language {
  return header?.toLowerCase().startsWith('en') ? 'en-US' : defaultLanguage;
}

/**
 * Puts any failure into words. What is not a failure of the API's own is "busy", with what it was as
 * the data, since nothing is logged.
 */
export function failureOf(error: unknown, language: Language) {
  if (error instanceof SampleError) return messageOf(error.key, language, error.details);
  return { ...messageOf('busy', language), data: String(error) };
}

/** A failure that belongs to the API: it is answered with a code and words, not a broken request. */
export class SampleError extends Error {
  readonly key: MessageKey;
  readonly details: MessageDetails;

  constructor(key: MessageKey, details: MessageDetails = {}) {
    super(key);
    this.key = key;
    this.details = details;
  }
}
