import type { UserKeyType } from '../../../directory/userBatches.ts';
import { withoutUnseen } from './characters.ts';

/** What a column of a pasted table holds: something a user is found by, or anything else. */
export type Column = UserKeyType | 'other';

const names: Readonly<Record<Column, string>> = {
  id: 'id userid uid uuid sub subject authingid 用户id 用户编号 使用者id 账号id ユーザーid',
  email:
    'email emails emailaddress emailaddresses mail mailaddress primaryemail workemail useremail correo correoelectronico ' +
    '邮箱 邮箱地址 电子邮箱 电子邮箱地址 邮件 邮件地址 电子邮件 电子邮件地址 用户邮箱 郵箱 電子郵件 電郵 メール メールアドレス 이메일',
  phone:
    'phone phones phonenumber phonenumbers phoneno mobile mobilephone mobilenumber mobileno cell cellphone tel telephone ' +
    'telephonenumber telno 手机 手机号 手机号码 手机电话 电话 电话号码 联系电话 联系方式 用户手机 手機 手機號 手機號碼 電話 電話番号 ' +
    '電話號碼 携帯電話 전화번호',
  username:
    'username usernames user login loginname loginid account accountname samaccountname userprincipalname preferredusername ' +
    '用户名 用户名称 登录名 登录账号 登录帐号 账号 帐号 账户 帐户 账号名 使用者名稱 帳號 ユーザー名 아이디',
  other:
    'name names fullname displayname nickname firstname lastname givenname familyname middlename surname member members ' +
    'users people title jobtitle position role roles group groups department dept team company organization org status state ' +
    'gender sex birthdate country countrycode phonecountrycode city address locale created createdat updated updatedat ' +
    'lastlogin no number index row remark remarks note notes comment comments description externalid employeeid ' +
    '姓名 名字 名称 昵称 显示名 显示名称 真实姓名 成员 用户 人员 员工 姓 名 职位 岗位 角色 分组 部门 公司 组织 状态 性别 生日 国家 国家码 ' +
    '国家区号 区号 城市 地址 创建时间 注册时间 更新时间 最后登录 最近登录 最近登录时间 序号 编号 行号 备注 描述 工号 员工编号 外部id 名前 氏名 이름',
};

const columns: ReadonlyMap<string, Column> = new Map(
  (['other', 'username', 'phone', 'email', 'id'] as const).flatMap((column) =>
    names[column].split(' ').map((name): [string, Column] => [name, column]),
  ),
);

/** No name of a column is longer, in UTF-16 units. */
const longestName = 40;

/** What a column of this name holds; undefined where it is no usual name of a column. */
export function columnNamed(text: string): Column | undefined {
  if (text.length > longestName) return undefined;
  const name = withoutUnseen(text)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_.*'"`:/()[\]-]/g, '');
  return columns.get(name);
}
