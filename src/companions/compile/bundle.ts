import { isNode, partAt, type SpecNode } from '../../spec/compile/document.ts';
import { rawOperations } from '../../spec/compile/operations.ts';

/** How companions.yaml writes a reference into openapi.yaml. */
const elsewhere = '../../openapi.yaml';

/**
 * Puts companions.yaml, and what it shares with openapi.yaml, into one document: components and reasons.
 * @throws Error for a reference that leads nowhere, and for a component that both documents have
 */
export function bundle(companions: SpecNode, api: SpecNode): SpecNode {
  const bundled = structuredClone(companions) as Record<string, unknown>;
  const wanted: string[] = [];
  makeLocal(bundled, wanted);
  const done = new Set<string>();
  for (let pointer = wanted.pop(); pointer !== undefined; pointer = wanted.pop()) {
    if (done.has(pointer)) continue;
    done.add(pointer);
    const part = structuredClone(partAt(api, pointer));
    if (!isNode(part)) throw refused(pointer, 'openapi.yaml has nothing there. Correct the reference.');
    if (partAt(bundled, pointer) !== undefined)
      throw refused(pointer, 'both documents have it. Give the one in companions.yaml another name.');
    put(bundled, pointer, part);
    collect(part, wanted);
  }
  const reasons = { ...sharedReasons(bundled, api), ...nodeOf(companions['x-reasons']) };
  return Object.keys(reasons).length === 0 ? bundled : { ...bundled, 'x-reasons': reasons };
}

/** What openapi.yaml says of the reasons that companions have, too. */
function sharedReasons(companions: SpecNode, api: SpecNode): SpecNode {
  const used = new Set(
    rawOperations(companions).flatMap(({ node }) => Object.keys(nodeOf(node['x-result-codes']))),
  );
  return Object.fromEntries(Object.entries(nodeOf(api['x-reasons'])).filter(([name]) => used.has(name)));
}

function nodeOf(value: unknown): SpecNode {
  return isNode(value) ? value : {};
}

function refused(pointer: string, why: string): Error {
  return new Error(`Failed to put ${pointer} into companions.yaml: ${why}`);
}

/** Makes references into openapi.yaml local ones, and collects where they lead. */
function makeLocal(value: unknown, wanted: string[]): void {
  if (typeof value !== 'object' || value === null) return;
  const { $ref } = value as { $ref?: unknown };
  if (typeof $ref === 'string' && $ref.startsWith(`${elsewhere}#`)) {
    const pointer = $ref.slice(elsewhere.length);
    Object.assign(value, { $ref: pointer });
    wanted.push(pointer);
  }
  for (const part of Object.values(value)) makeLocal(part, wanted);
}

function collect(value: unknown, wanted: string[]): void {
  if (typeof value !== 'object' || value === null) return;
  const { $ref } = value as { $ref?: unknown };
  if (typeof $ref === 'string') wanted.push($ref);
  for (const part of Object.values(value)) collect(part, wanted);
}

/** @param pointer of a component: `#/components/schemas/Friend` */
function put(root: Record<string, unknown>, pointer: string, part: SpecNode): void {
  const [, ...keys] = pointer.split('/');
  const name = keys.pop() ?? '';
  let at: Record<string, unknown> = root;
  for (const key of keys) {
    at[key] ??= {};
    at = at[key] as Record<string, unknown>;
  }
  at[name] = part;
}
