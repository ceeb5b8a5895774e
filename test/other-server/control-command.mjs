// For `--plant-command` and `--token-command`: hands standard input, or the role, to the control port of the other
// server. `node control-command.mjs plant URL` and `node control-command.mjs login URL`.
const [what, url] = process.argv.slice(2);

const input = async () => {
  const chunks = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return Buffer.concat(chunks);
};

const role = process.env.IMAPI_ROLE ?? 'owner';
const response =
  what === 'plant'
    ? await fetch(`${url}/plant`, { method: 'POST', body: await input() })
    : await fetch(`${url}/login?role=${role}`, { method: 'POST' });
const text = await response.text();
if (!response.ok) {
  process.stderr.write(text);
  process.exitCode = 1;
} else process.stdout.write(text);
