import type { Step } from './step.ts';

/** The functions that the steps of a script call. @param helper the program that looks at answers */
export function scriptFunctions(steps: readonly Step[], helper: string): string[] {
  const uses = (operation: Step['operation']) => steps.some(step => step.operation === operation);
  const hasFiles = steps.some(({ files = [] }) => files.length > 0);
  return [
    `cat >"$DIR/look.cjs" <<'END OF THE PROGRAM'\n${helper.trimEnd()}\nEND OF THE PROGRAM`,
    call,
    ...(hasFiles ? [unpack, seededFiles] : []),
    ...(uses('plant') ? [plant] : []),
    ...(uses('login') ? [login] : []),
  ];
}

const local = '--noproxy localhost,127.0.0.1';

const call = `# call NUMBER ARGUMENTS…: sends a request and keeps its answer.
call() {
  number=$1; shift
  curl -sS --path-as-is --compressed ${local} --max-time "\${TIMEOUT:-30}" \${HEADER:+-H "$HEADER"} \\
    -o "$DIR/$number" -D "$DIR/$number.head" -w '%{http_code} %{time_total}' "$@" >"$DIR/$number.status" && return
  code=$?
  echo "0 0" >"$DIR/$number.status"
  # What never came to the server is no fault of it.
  case $code in 5|6|7|35|60) echo "Step $number: no answer of $TARGET." >&2; exit 3;; esac
}
# take NUMBER WAY…: values of an answer, for \`read\`.
take() { node "$DIR/look.cjs" take "$@" >"$DIR/taken" || exit 3; }
random() { od -An -N16 -tx1 /dev/urandom | tr -d ' \\n' | cut -c "1-$1"; }`;

const unpack = `unpack() { node -e 'process.stdout.write(Buffer.from(process.argv[1], "base64"))' "$1"; }`;

const seededFiles = `# seeded SEED LENGTH: the bytes that follow from a number; they are the same each time.
seeded() { node "$DIR/look.cjs" seeded "$1" "$2"; }`;

const plant = `# plant ORDER: writes a text into a group, through PLANT_COMMAND or the control API of the mock.
plant() {
  order=$(node "$DIR/look.cjs" plant "$1")
  if [ -n "\${PLANT_COMMAND:-}" ]; then printf %s "$order" | sh -c "$PLANT_COMMAND"
  else curl -sSf ${local} -o "$DIR/plant" -H 'Content-Type: application/json' --data-binary "$order" "$TARGET/__admin/messages"
  fi || { echo "The text could not be written into the group: set PLANT_COMMAND." >&2; exit 3; }
}`;

const login = `# login ID: opens a login again that has ended; only the mock can do that.
login() {
  curl -sSf ${local} -o "$DIR/login" -H 'Content-Type: application/json' --data-binary "{\\"userId\\":$1}" \\
    "$TARGET/__admin/tokens" || { echo "A login has ended with the group; only the mock opens it again." >&2; exit 3; }
}`;
