/**
 * The check of a draft: the seven questions of voice rule 12, some answered by the words themselves and some by a person,
 * and what a bulletin must have: three to five items, blocks that hold, the install guide, a number that answers, a
 * length that people listen to. Pure; nothing here approves.
 */
import type { Block, BlockLanguage } from "@bluezone/contract/rollout/blocks";
import type {
  BulletinCheck,
  BulletinItem,
  Content,
  Finding,
  Question,
} from "@bluezone/contract/rollout/bulletin-content";
import { type Day, parseDay } from "@bluezone/protocol/time";
import { reading } from "@bluezone/vietnamese/reading-time";
import type { z } from "zod";
import { identities } from "../person-marks/identity.ts";
import { forbiddenWords } from "./forbidden-word.ts";
import { englishParts, type Script, vietnameseParts, type Words } from "./parts.ts";
import { smallNumbers } from "./small-number.ts";

/** Finds a version of a block with its state on the bulletin's days. */
export type Lookup = (code: string, version: number) => Block | undefined;
/** What surrounds a draft. */
export type Surroundings = {
  readonly block: Lookup;
  readonly today: Day;
  /** The number for questions of health that answers on all its days. */
  readonly hotline: string | undefined;
  /** How many stations it reaches. */
  readonly stations: number;
};

/** Questions that words alone cannot answer: a person ticks them. */
export const TICKED: readonly Question[] = ["one-action", "no-identity", "no-blame", "last-is-doable"];
/** Seconds that people listen to. */
export const LISTENED = { shortest: 90, longest: 180 } as const;
/** Items of a bulletin; an urgent one may have a single one. */
export const ITEMS = { fewest: 3, most: 5 } as const;
/** Days on which one bulletin is aired at the most. */
const MOST_DAYS = 14;

type Language = z.output<typeof BlockLanguage>;
const finding = (
  code: Finding["code"],
  what = "",
  more: Partial<Pick<Finding, "question" | "part" | "at">> = {},
): Finding => ({ code, question: null, part: null, at: null, what, ...more });

const blockOf = (said: BulletinItem, block: Lookup): Block | undefined =>
  said.kind === "block" ? block(said.code, said.version) : undefined;

function wordsOf(said: BulletinItem, block: Lookup, language: "vi" | "en"): Words | undefined {
  if (said.kind === "own") {
    const text = said[language];
    return text === null ? undefined : { code: null, text };
  }
  const found = block(said.code, said.version);
  return found && { code: found.code, text: found[language] };
}

/** What is read out of a draft in a language; what has no words in it is left out. */
export function scriptOf(
  content: Content,
  { block, hotline }: Pick<Surroundings, "block" | "hotline">,
  language: "vi" | "en",
): Script {
  return {
    firstDay: parseDay(content.firstDay),
    lastDay: parseDay(content.lastDay),
    headline: content.headline ? wordsOf(content.headline, block, language) : undefined,
    items: content.items.flatMap((said) => wordsOf(said, block, language) ?? []),
    hotline,
  };
}

/** Whether something is said in a language: minority languages count once a native speaker has signed. */
function has(said: BulletinItem, block: Lookup, language: Language): boolean {
  if (language === "vi") return true;
  if (said.kind === "own") return language === "en" && said.en !== null;
  // A block that is not known is told once, as such.
  const found = blockOf(said, block);
  return found === undefined || language === "en" || found[language]?.signed === true;
}

function ofBlocks(content: Content, { block }: Surroundings): readonly Finding[] {
  const all = [...(content.headline ? [content.headline] : []), ...content.items];
  const seen = new Set<string>();
  return all.flatMap((said): Finding[] => {
    if (said.kind === "own") return [];
    const { code } = said;
    const found = blockOf(said, block);
    const findings: Finding[] = [];
    if (seen.has(code)) findings.push(finding("block_twice", code));
    seen.add(code);
    if (!found || found.place === "key-message") return [...findings, finding("block_unknown", code)];
    if (found.state === "waiting") findings.push(finding("block_waiting", code));
    if (found.state === "replaced") findings.push(finding("block_replaced", code));
    if (found.state === "expired" || found.state === "early") findings.push(finding("block_expired", code));
    return findings;
  });
}

function ofShape(content: Content, surroundings: Surroundings, seconds: number): readonly Finding[] {
  const { items, headline, priority, languages } = content;
  const { today, hotline, stations, block } = surroundings;
  const [first, last] = [parseDay(content.firstDay), parseDay(content.lastDay)];
  const urgent = priority === "urgent";
  const found: Finding[] = [];
  if (!headline) found.push(finding("headline_missing"));
  if (items.length < (urgent ? 1 : ITEMS.fewest)) found.push(finding("items_too_few", String(items.length)));
  if (items.length > ITEMS.most) found.push(finding("items_too_many", String(items.length)));
  if (!urgent && !items.some((said) => said.kind === "block" && said.code === "C7"))
    found.push(finding("install_guide_missing", "C7"));
  if (last < first || last - first >= MOST_DAYS) found.push(finding("days_wrong"));
  else if (last < today) found.push(finding("days_past"));
  if (hotline === undefined) found.push(finding("hotline_missing"));
  if (!urgent && seconds < LISTENED.shortest) found.push(finding("too_short", String(seconds)));
  if (seconds > LISTENED.longest) found.push(finding("too_long", String(seconds)));
  if (stations === 0) found.push(finding("no_station"));
  const said = [...(headline ? [headline] : []), ...items];
  for (const language of languages)
    if (!said.every((one) => has(one, block, language))) found.push(finding("language_missing", language));
  return found;
}

function ofWords(content: Content, checked: Pick<BulletinCheck, "vi" | "en">): readonly Finding[] {
  const found: Finding[] = [];
  if (content.source === "") found.push(finding("source_missing", "", { question: "source" }));
  if (content.cutOff === null) found.push(finding("cut_off_missing", "", { question: "source" }));
  for (const [part, { part: kind, text }] of checked.vi.entries()) {
    if (kind !== "headline" && kind !== "item") continue;
    const at = ([from, to]: readonly [number, number]): [number, number] => [from, to];
    for (const one of identities(text))
      found.push(finding(one.code, one.what, { question: "no-identity", part, at: at(one.at) }));
    for (const one of smallNumbers(text))
      found.push(finding("small_number", one.what, { question: "no-small-numbers", part, at: at(one.at) }));
    for (const one of forbiddenWords(text))
      found.push(finding("forbidden_word", one.what, { question: "no-fear", part, at: at(one.at) }));
  }
  for (const { part: kind, text } of checked.en)
    if (kind === "headline" || kind === "item")
      for (const one of identities(text))
        found.push(finding(one.code, one.what, { question: "no-identity" }));
  for (const question of TICKED)
    if (!content.ticks.includes(question)) found.push(finding("not_ticked", "", { question }));
  return found;
}

/** How a draft reads and all that stands against it. */
export function checkContent(content: Content, surroundings: Surroundings): BulletinCheck {
  const vi = vietnameseParts(scriptOf(content, surroundings, "vi"));
  const aid = surroundings.block("C8", 1)?.en ?? "";
  const en = content.languages.includes("en") ? englishParts(scriptOf(content, surroundings, "en"), aid) : [];
  const { seconds } = reading(vi.map(({ text }) => text).join(" "));
  return {
    vi,
    en,
    seconds,
    findings: [
      ...ofShape(content, surroundings, seconds),
      ...ofBlocks(content, surroundings),
      ...ofWords(content, { vi, en }),
    ],
    stations: surroundings.stations,
  };
}
