/**
 * Writes docs/duties.md, what letter 1313/STTTT-KHTC asks for and where it is done, and checks/written/duties-open.json, the duties
 * whose proof is still missing: `node checks/written/duties.ts`. A duty's proof is a test whose name has the duty's id in brackets,
 * "[D53]" or "[D53 D54]", in the town's scenes, in the server of a desk, or in what a phone does.
 */
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { ACTOR_IDS, actorName } from "@bluezone/policy/actor";
import { CAPABILITIES } from "@bluezone/policy/capability";
import { DUTIES, DUTY_CLASSES, type Duty, type DutyClass } from "@bluezone/policy/duty";
import { DOERS, DUTY_PAGES } from "@bluezone/policy/duty-place";

const TOP = resolve(import.meta.dirname, "../..");
/** The page. */
export const PAGE = join(TOP, "docs/duties.md");
/** The list of duties without a proof. */
export const OPEN = join(TOP, "checks/written/duties-open.json");
const WHERE = [
  "town/src/scenes/**/*.test.ts",
  "servers/{health,rollout}/**/*.test.ts",
  "packages/device/src/**/*.test.ts",
  "apps/phone/src/**/*.test.ts",
];

/** A test that proves a duty. */
interface Proof {
  /** From the repository's folder. */
  readonly file: string;
  /** The test's name without the ids. */
  readonly name: string;
}

/** The proofs in a file's text by duty id. A test that is skipped or still to be written proves nothing. */
export function proofsIn(file: string, text: string): readonly (readonly [id: string, proof: Proof])[] {
  const tests = text.matchAll(/\btest\(\s*(["'`])((?:(?!\1).)*)\1,\s*(\{[^}]*\b(?:skip|todo)\b)?/g);
  return [...tests].flatMap(([, , title = "", skipped]) => {
    const marks = [...title.matchAll(/\[(D\d\d(?:[ ,]+D\d\d)*)\]/g)];
    const name = marks.reduce((rest, [mark]) => rest.replace(mark, ""), title).replace(/\s+/g, " ");
    if (skipped) return [];
    return marks
      .flatMap(([, ids = ""]) => ids.split(/[ ,]+/))
      .map((id) => [id, { file, name: name.trim() }] as const);
  });
}

/** Every proof in the repository by duty id. */
export function proofs(): ReadonlyMap<string, readonly Proof[]> {
  const found = new Map<string, Proof[]>();
  for (const file of WHERE.flatMap((pattern) => globSync(pattern, { cwd: TOP })).sort())
    for (const [id, proof] of proofsIn(file, readFileSync(join(TOP, file), "utf8")))
      found.set(id, [...(found.get(id) ?? []), proof]);
  return found;
}

/** Ids of the duties that are built and have no proof. */
export const openDuties = (proved: ReadonlyMap<string, unknown>): readonly string[] =>
  DUTIES.filter(({ id, notBuilt }) => !notBuilt && !proved.has(id)).map(({ id }) => id);

/** The list as it stands in its file: in one line where it fits into 110 characters. */
export function openText(ids: readonly string[]): string {
  const line = `[${ids.map((id) => `"${id}"`).join(", ")}]`;
  return `${line.length > 110 ? JSON.stringify(ids, null, 2) : line}\n`;
}

const NAMES: Readonly<Record<DutyClass, string>> = {
  C: "core contact tracing",
  R: "rollout",
  H: "health service",
  G: "built within limits",
  X: "not built",
};
const cell = (text: string): string => text.replaceAll("|", "\\|");
const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map(() => "---"), ...rows].map((row) => `| ${row.map(cell).join(" | ")} |`).join("\n");
const quoted = (phrase: string | undefined): string => (phrase === undefined ? "–" : `“${phrase}”`);

function row(duty: Duty, proved: readonly Proof[]): readonly string[] {
  const proof = proved.map(({ file, name }) => `[${name.replace(/[[\]]/g, "")}](../${file})`);
  return [
    duty.id,
    duty.clause,
    duty.actors.join(" "),
    `${quoted(duty.phrase)}: ${duty.meaning}`,
    duty.classes.join(" "),
    duty.capabilities.join(", ") || "–",
    duty.notBuilt
      ? "–"
      : `${duty.slices.join(", ")}: ${DUTY_PAGES[duty.page].vi} / ${DUTY_PAGES[duty.page].en}`,
    duty.notBuilt ? "–" : DOERS[duty.who].en,
    duty.notBuilt ? "not built, see below" : proof.join("; ") || "–",
  ];
}

/** The page for these proofs. */
export function pageText(proved: ReadonlyMap<string, readonly Proof[]>): string {
  const totals = DUTY_CLASSES.map(
    (c) => `${c} ${NAMES[c]} (${DUTIES.filter(({ classes }) => classes.includes(c)).length})`,
  );
  const capabilities = Object.entries(CAPABILITIES).map(([n, { vi, en }]) => [n, vi, en]);
  const actors = ACTOR_IDS.map((id) => [id, actorName(id).vi, actorName(id).en]);
  const left = DUTIES.flatMap(({ id, clause, phrase, notBuilt: left }) =>
    left
      ? [
          [
            id,
            clause,
            quoted(phrase),
            `${left.reason.vi} ${left.reason.en}`,
            `${left.alternative.vi} ${left.alternative.en}`,
          ],
        ]
      : [],
  );
  const limited = DUTIES.flatMap(({ id, clause, phrase, limits }) =>
    limits ? [[id, clause, quoted(phrase), `${limits.vi} ${limits.en}`]] : [],
  );
  return `# Duties
What letter 1313/STTTT-KHTC of 27 December 2020 asks for, clause by clause: who, in which words, where the system does it, who sits there, and the test that proves it. Written by \`node checks/written/duties.ts\` from \`packages/policy/src/duty-rows.ts\` and the names of the tests; a test fails when this page is another.

Classes, of which a duty may have two or three: ${totals.join(" · ")}. Every duty that is built has a proof, or stands in \`checks/written/duties-open.json\`.

${table(
  [
    "duty",
    "clause",
    "actors",
    "the letter's words, and what they ask",
    "class",
    "capability",
    "slice: page",
    "who",
    "proof",
  ],
  DUTIES.map((duty) => row(duty, proved.get(duty.id) ?? [])),
)}

## Not built
${table(["duty", "clause", "the letter's words", "why not", "instead"], left)}

Never built, whoever asks: lists of who has installed, checks at a gate, screenshots as evidence, positions, lists of contacts, public lists of cases, a register of "violators".

## Built within limits
${table(["duty", "clause", "the letter's words", "limits"], limited)}

## Capabilities
${table(["number", "Tiếng Việt", "English"], capabilities)}

## Actors
${table(["actor", "Tiếng Việt", "English"], actors)}
`;
}

if (import.meta.main) {
  const found = proofs();
  writeFileSync(PAGE, pageText(found));
  writeFileSync(OPEN, openText(openDuties(found)));
}
