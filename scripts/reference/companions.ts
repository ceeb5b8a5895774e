import type { Operation } from '../../src/spec/operation.ts';
import { table } from './table.ts';

/** A group of calls, as companions.yaml names it. */
export interface CompanionGroup {
  readonly description: string;
  readonly operations: readonly Operation[];
}

/** docs/companions.md: the calls beyond the document, with what each takes. */
export function companionsPage(groups: readonly CompanionGroup[]): string {
  return `# Calls beyond the document

Made by \`npm run generate\` from \`src/companions/companions.yaml\`. Do not edit.

The apps of this API make calls that the document does not have: without a log-in, a clock or \`/room/getRoom\` they get no
further than their first page. The mock answers them, with the same state as everything else. They are **no part of the
contract**: every answer says so in \`X-Contract-Warning\`, the journal marks them, and no check holds a server against
them. \`--no-companions\` turns them off. Each takes a query, a form or both, GET or POST.

## Logging in

Any password will do, for the phone that the banner names or any other user's. The four calls of newer apps, with RSA and
AES, and the old one in the clear are both there:

\`\`\`sh
curl -d 'telephone=18094152050&areaCode=86&password=any' http://127.0.0.1:8094/user/login
\`\`\`

The token of the answer is the fixed one, \`mock-100164\`; in a session (\`X-Mock-Session\`) it is one that selects the session by
itself. \`--login strict\` takes only the passwords of \`fixtures/passwords.json\` or of the file that \`--passwords\` names: an
object of passwords by user id or phone; in the four calls, where the server never sees a password, the one of the first
log-in counts. A log-in key that an app has uploaded is forgotten when the password did not open
it, and on reset.

## The calls

${groups.map(group).join('\n')}
## Files

| path | what |
|---|---|
| \`/avatar/o/<id mod 10000>/<id>.jpg\`, \`/avatar/t/…\` | a user's avatar; one is drawn with the first letter of the name until there is one. Those of groups are two levels deep, by jid |
| \`/upload/UploadAvatarServlet\`, \`/upload/UploadifyAvatarServlet\` | a new avatar of the user that \`userId\` names |
| \`/upload/GroupAvatarServlet\` | a new avatar of the group that \`jid\` names |
| \`/upload/UploadVoiceServlet\`, \`/upload/UploadifyServlet\` | store as \`/upload/UploadServlet\` does |
| \`/upload/amrToMp3\` | names the files that \`paths\` says; nothing is converted |
| \`/upload/deleteFileServlet\` | deletes them |

## The newer shape

The document's own client of today expects \`/friends/page\` in another shape: \`{count, total, data}\`, each row with \`headImg\`,
and a row for the caller and for every author. \`--dialect newer\` answers so, off by default, and marks every such answer. The
check knows nothing of it.

Calls of your own gateway: [library.md](library.md).
`;
}

function group({ description, operations }: CompanionGroup): string {
  const rows = operations.map(({ path, summary, parameters }) => {
    const names = parameters.map(({ name }) => name).filter(name => name !== 'access_token');
    const token = parameters.length > names.length ? 'yes' : '';
    return [`\`${path}\``, summary, names.map(name => `\`${name}\``).join(', '), token];
  });
  return `${description}\n\n${table(['path', 'what', 'takes', 'token'], rows)}\n`;
}
