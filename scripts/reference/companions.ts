import { textIn } from '../../src/base/bilingual.ts';
import type { Language } from '../../src/base/language.ts';
import type { Operation } from '../../src/spec/operation.ts';
import { listed } from './listed.ts';
import { table } from './table.ts';

/** A group of calls, as companions.yaml names it in one language or another. */
export interface CompanionGroup {
  readonly description: Readonly<Record<Language, string>>;
  readonly operations: readonly Operation[];
}

/** docs/companions.md: the calls beyond the document, with what each takes. */
export function companionsPage(groups: readonly CompanionGroup[]): string {
  return `# Calls beyond the document

Made by \`npm run generate\` from \`src/companions/companions.yaml\`. Do not edit.

The apps of this API make calls that the document does not have: without a log-in, a clock or \`/room/getRoom\` they stop
at their first page. The mock answers them, with the same state as everything else. They are **not part of the
contract**: every answer says so in \`X-Contract-Warning\`, the journal marks them, and the check does not test a server for
them. \`--no-companions\` turns them off. Each takes a query, a form or both, GET or POST.

## Logging in

Any password is accepted, for the phone in the banner or that of any other user. The mock has both the four calls of newer apps, with RSA and
AES, and the old call in plain text:

\`\`\`sh
curl -d 'telephone=18094152050&areaCode=86&password=any' http://127.0.0.1:8094/user/login
\`\`\`

The answer has the fixed token, \`mock-100164\`; in a session (\`X-Mock-Session\`) it has a token that selects the
session. \`--login strict\` takes only the passwords of \`fixtures/passwords.json\` or of the file that \`--passwords\` names: an
object of passwords by user id or phone; in the four calls, where the server never sees a password, the one of the first
log-in counts. A log-in key that an app has uploaded is forgotten when the password did not open
it, and on reset.

## The calls

${groups.map(group => callsOf(group, 'en')).join('\n')}
## Files

| path | what |
|---|---|
| \`/avatar/o/<id mod 10000>/<id>.jpg\`, \`/avatar/t/…\` | a user's avatar; without one, it is drawn with the first letter of the name. Avatars of groups are two levels deep, by jid |
| \`/upload/UploadAvatarServlet\`, \`/upload/UploadifyAvatarServlet\` | a new avatar of the user that \`userId\` names |
| \`/upload/GroupAvatarServlet\` | a new avatar of the group that \`jid\` names |
| \`/upload/UploadVoiceServlet\`, \`/upload/UploadifyServlet\` | store files like \`/upload/UploadServlet\` |
| \`/upload/amrToMp3\` | returns the files in \`paths\`; nothing is converted |
| \`/upload/deleteFileServlet\` | deletes them |

## The newer shape

The current client of the document expects \`/friends/page\` in another shape: \`{count, total, data}\`, each row with \`headImg\`,
and a row for the caller and for every author. \`--dialect newer\` answers in this shape and marks every such answer; it is off by default. The
check does not know it.

Calls of your own gateway: [library.md](library.md).
`;
}

/** docs/zh/companions.md: the same in Chinese. */
export function companionsPageZh(groups: readonly CompanionGroup[]): string {
  return `# 文档之外的接口

由 \`npm run generate\` 根据 \`src/companions/companions.yaml\` 生成，请勿手改。

这套接口的应用还会调用一些文档里没有的接口：没有登录、时钟和 \`/room/getRoom\`，连第一个页面都过不去。模拟服务也提供这些接口，与其他接口共用同一份状态。它们**不属于契约**：每个响应都用 \`X-Contract-Warning\` 说明，请求记录会标出来，检查也不会用它们要求任何服务器。\`--no-companions\` 关闭它们。参数放查询串、表单或两处都放，GET、POST 都行。

## 登录

用启动信息里的手机号，或任何一个用户的手机号，密码随便填。较新应用的四步登录（RSA 加 AES）和旧版的明文登录都支持：

\`\`\`sh
curl -d 'telephone=18094152050&areaCode=86&password=any' http://127.0.0.1:8094/user/login
\`\`\`

返回的就是固定令牌 \`mock-100164\`；在测试会话里（\`X-Mock-Session\`）返回的令牌自带测试会话。加上 \`--login strict\`，就只接受 \`fixtures/passwords.json\` 或 \`--passwords\` 指定的文件里的密码，文件内容是以用户 ID 或手机号为键的对象；四步登录时服务器看不到密码，以第一次登录所用的为准。应用上传的登录密钥，密码解不开它时丢弃，重置时也丢弃。

## 接口

${groups.map(group => callsOf(group, 'zh')).join('\n')}
## 文件

| 路径 | 作用 |
|---|---|
| \`/avatar/o/<id mod 10000>/<id>.jpg\`、\`/avatar/t/…\` | 用户头像；没有上传过就用名字的第一个字画一个。群头像按 jid 分两级目录 |
| \`/upload/UploadAvatarServlet\`、\`/upload/UploadifyAvatarServlet\` | 更换 \`userId\` 所指用户的头像 |
| \`/upload/GroupAvatarServlet\` | 更换 \`jid\` 所指群的头像 |
| \`/upload/UploadVoiceServlet\`、\`/upload/UploadifyServlet\` | 与 \`/upload/UploadServlet\` 一样存文件 |
| \`/upload/amrToMp3\` | 列出 \`paths\` 里的文件，不做转换 |
| \`/upload/deleteFileServlet\` | 删除文件 |

## 新结构

文档自己的客户端如今期望 \`/friends/page\` 返回另一种结构：\`{count, total, data}\`，每行带 \`headImg\`，调用者自己和每个消息作者也各有一行。加上 \`--dialect newer\` 就这样返回，默认不开；开了之后每个这样的响应都会注明。检查不涉及这种结构。

你们自己网关的接口：[library.md](library.md)。
`;
}

const heads: Readonly<Record<Language, readonly string[]>> = {
  en: ['path', 'what', 'takes', 'token'],
  zh: ['路径', '作用', '参数', '令牌'],
};
const needed: Readonly<Record<Language, string>> = { en: 'yes', zh: '需要' };

function callsOf({ description, operations }: CompanionGroup, language: Language): string {
  const rows = operations.map(({ path, summary, parameters }) => {
    const names = parameters.map(({ name }) => name).filter(name => name !== 'access_token');
    const token = parameters.length > names.length ? needed[language] : '';
    const taken = listed(
      names.map(name => `\`${name}\``),
      language,
    );
    return [`\`${path}\``, textIn(language, summary), taken, token];
  });
  return `${description[language]}\n\n${table(heads[language], rows)}\n`;
}
