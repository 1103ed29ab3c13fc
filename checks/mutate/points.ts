/** Where a source can be changed by one small thing, and what the change is: the mutants that a sample is drawn from. */
import { createHash } from "node:crypto";
import { parseSync } from "oxc-parser";

/** The kinds of change. */
export const KINDS = {
  negate: "a condition says the opposite",
  logic: "&& ↔ ||",
  bound: "< ↔ <=, > ↔ >=, also where a query names them",
  number: "a number is one more",
  guard: "a refusal is gone: an `if` that does nothing but throw",
  where: "a query's `.where(…)` is gone",
  scope: "a clause of reach is gone: `inScope`, `isAbove`, `within`, or a refusal that asks them",
  audit: "an entry of the audit log is gone",
  lock: "`.forUpdate()` is gone",
} as const;
export type Kind = keyof typeof KINDS;

/** One changed source. Offsets are UTF-16 units of its text. */
export type Mutant = {
  /** From the root, with slashes. */
  readonly file: string;
  readonly line: number;
  readonly kind: Kind;
  readonly start: number;
  readonly end: number;
  /** What stands there instead. */
  readonly to: string;
  /** The line as it is, trimmed, and the change in a few characters: together they name a mutant in its file. */
  readonly text: string;
  readonly change: string;
};

type Node = { readonly type: string; readonly start: number; readonly end: number } & Record<string, unknown>;

const isNode = (one: unknown): one is Node => typeof one === "object" && one !== null && "type" in one;
const SCOPE = /\b(inScope|isAbove|within)\b|\bscopes?\b/;
const EDGE: Readonly<Record<string, string>> = { "<": "<=", "<=": "<", ">": ">=", ">=": ">" };
/** Nodes of types that hold an expression; all others are gone when the program runs. */
const TYPED = ["TSAsExpression", "TSNonNullExpression", "TSSatisfiesExpression"];

/** The name that a call calls: "where" of `query.where(…)`, "within" of `within(…)`. */
function called(node: Node): string {
  const callee = node["callee"] as Node;
  return String(callee.type === "MemberExpression" ? (callee["property"] as Node)["name"] : callee["name"]);
}

const awaited = (node: Node): Node => (node.type === "AwaitExpression" ? (node["argument"] as Node) : node);

/** Whether a statement does nothing but throw. */
function throws(node: Node): boolean {
  const body = node["body"];
  if (node.type === "BlockStatement" && Array.isArray(body)) return body.length === 1 && throws(body[0]);
  return node.type === "ThrowStatement";
}

/** All mutants of a source, in their order. */
export function mutantsOf(file: string, source: string): readonly Mutant[] {
  const { program } = parseSync(file, source);
  const found: Mutant[] = [];
  const cut = ({ start, end }: Node) => source.slice(start, end);
  const add = (kind: Kind, { start, end }: Pick<Node, "start" | "end">, to: string, change: string) => {
    const before = source.slice(0, start);
    const line = before.split("\n").length;
    const text = (source.split("\n")[line - 1] ?? "").trim();
    found.push({ file, line, kind, start, end, to, text, change });
  };
  const short = (node: Node) => cut(node).replace(/\s+/g, " ").slice(0, 60);

  const visit: Readonly<Record<string, (node: Node) => void>> = {
    IfStatement(node) {
      const test = node["test"] as Node;
      add("negate", test, `!(${cut(test)})`, "negated");
      if (node["alternate"] || !throws(node["consequent"] as Node)) return;
      add(SCOPE.test(cut(test)) ? "scope" : "guard", node, ";", "refusal gone");
    },
    ConditionalExpression(node) {
      const test = node["test"] as Node;
      add("negate", test, `!(${cut(test)})`, "negated");
    },
    LogicalExpression(node) {
      const other = node["operator"] === "&&" ? "||" : "&&";
      if (node["operator"] === "??") return;
      const [left, right] = [node["left"] as Node, node["right"] as Node];
      add("logic", node, `((${cut(left)}) ${other} (${cut(right)}))`, `${node["operator"]} → ${other}`);
    },
    BinaryExpression(node) {
      const [left, right, was] = [node["left"] as Node, node["right"] as Node, String(node["operator"])];
      if (EDGE[was] === undefined) return;
      const between = source.slice(left.end, right.start).replace(was, EDGE[was]);
      add("bound", { start: left.end, end: right.start }, between, `${was} → ${EDGE[was]}`);
    },
    Literal(node) {
      const { value } = node as { value?: unknown };
      if (typeof value !== "number" || !Number.isSafeInteger(value)) return;
      add("number", node, `${value + 1}`, `${cut(node)} → ${value + 1}`);
    },
    CallExpression(node) {
      const [name, given] = [called(node), node["arguments"] as readonly Node[]];
      const on = (node["callee"] as Node)["object"];
      const tail = isNode(on) ? { start: on.end, end: node.end } : undefined;
      const asked = given.map(cut).join(", ");
      if (name === "within" && !tail) add("scope", node, "true", `${short(node)} → true`);
      const clause = `.${name}(${asked.replace(/\s+/g, " ").slice(0, 60)}) gone`;
      if (tail && (name === "where" || name === "on"))
        if (SCOPE.test(asked)) add("scope", tail, "", clause);
        else if (name === "where") add("where", tail, "", clause);
      if (tail && name === "forUpdate") add("lock", tail, "", clause);
      const [, operator] = given;
      const was = operator?.type === "Literal" ? String(operator["value"]) : "";
      if (operator && EDGE[was]) add("bound", operator, `"${EDGE[was]}"`, `${was} → ${EDGE[was]}`);
    },
    ExpressionStatement(node) {
      const call = awaited(node["expression"] as Node);
      if (call.type === "CallExpression" && called(call) === "audit") add("audit", node, ";", "entry gone");
    },
  };
  const walk = (node: Node): void => {
    if (node.type.startsWith("TS") && !TYPED.includes(node.type)) return;
    visit[node.type]?.(node);
    for (const [name, part] of Object.entries(node)) {
      if (node.type === "ImportDeclaration" || (name === "key" && node["computed"] === false)) continue;
      for (const one of Array.isArray(part) ? part : [part]) if (isNode(one)) walk(one);
    }
  };
  walk(program as unknown as Node);
  return found;
}

/** The source as a mutant has it. */
export const mutated = (source: string, { start, end, to }: Pick<Mutant, "start" | "end" | "to">): string =>
  `${source.slice(0, start)}${to}${source.slice(end)}`;

/** A sample: by a hash of seed and mutant, so that a new line of code moves no other mutant in or out. */
export function draw(all: readonly Mutant[], seed: string, count: number): readonly Mutant[] {
  const nth = new Map<string, number>();
  const placed = all.map((mutant) => {
    const { file, kind, text, change } = mutant;
    const name = [seed, file, kind, text, change].join("\n");
    const n = (nth.get(name) ?? 0) + 1;
    nth.set(name, n);
    return { mutant, at: createHash("sha256").update(`${name}\n${n}`).digest("hex") };
  });
  return placed
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .slice(0, count)
    .map(({ mutant }) => mutant);
}
