/**
 * Which duties of the register a clause speaks of, by its words. Vietnamese words are one syllable or two, so a duty's terms are
 * the pairs of neighbouring syllables of its title and its phrase of the letter. A term counts by how few duties have it (inverse
 * document frequency), a duty by how much of itself the clause says. Accents and case do not matter.
 */
import { DUTIES, type Duty } from "@bluezone/policy/duty";
import { fold } from "@bluezone/vietnamese/fold";

/** A duty with how much of it a clause says: 0 nothing, 1 every term. */
export type RankedDuty = { readonly duty: Duty; readonly share: number };

/** From this share on a duty is proposed. */
const PROPOSED = 0.3;
/** Weight that every duty lacks from the start, so that a short one needs more than a single common pair. */
const DOUBT = 3;

const syllables = (text: string): readonly string[] => fold(text).split(" ").filter(Boolean);
function pairs(text: string): ReadonlySet<string> {
  const words = syllables(text);
  return new Set(words.slice(1).map((word, i) => `${words[i]} ${word}`));
}

/** Of each duty the terms of its title and those of its phrase. */
const TERMS: readonly (readonly ReadonlySet<string>[])[] = DUTIES.map(({ title, phrase = "" }) => [
  pairs(title.vi),
  pairs(phrase),
]);
const COUNTS = new Map<string, number>();
for (const sets of TERMS)
  for (const term of new Set(sets.flatMap((terms) => [...terms])))
    COUNTS.set(term, (COUNTS.get(term) ?? 0) + 1);
/** A term that no duty has weighs as much as one that a single duty has. */
const weight = (term: string): number => Math.log(1 + DUTIES.length / (COUNTS.get(term) ?? 1));

/** How much of some terms a text has, by weight. */
function shareOf(terms: ReadonlySet<string>, text: ReadonlySet<string>): number {
  let said = 0;
  let all = DOUBT;
  for (const term of terms) {
    all += weight(term);
    if (text.has(term)) said += weight(term);
  }
  return said / all;
}

/** Every duty, what the clause says most of first; duties of which it says the same in the register's order. */
export function rankedDuties(clause: string): readonly RankedDuty[] {
  const text = pairs(clause);
  // A clause of few words says little of any duty, but is wholly about one.
  const about = (terms: ReadonlySet<string>): number => Math.max(shareOf(terms, text), shareOf(text, terms));
  return DUTIES.map((duty, i) => ({ duty, share: Math.max(...(TERMS[i] ?? []).map(about)) })).sort(
    (a, b) => b.share - a.share || a.duty.id.localeCompare(b.duty.id),
  );
}

/** A recital names what a letter rests on, by the titles of other letters; what it asks, if it does, comes after a colon in other clauses. */
function isRecital(clause: string): boolean {
  const said = fold(clause);
  return said.startsWith("can cu ") && (!/ (de nghi|yeu cau) /.test(said) || clause.trimEnd().endsWith(":"));
}

/** The duties to propose for a clause: those that it clearly speaks of, at most `most`; none for a recital, which orders nothing. */
export const proposedDuties = (clause: string, most: number): readonly Duty[] =>
  isRecital(clause)
    ? []
    : rankedDuties(clause)
        .filter(({ share }) => share >= PROPOSED)
        .slice(0, most)
        .map(({ duty }) => duty);

/**
 * The duties in which every typed word begins a word of id, title, phrase or English meaning: those with most of them as whole
 * words first, then in the order of the clause. All when nothing is typed.
 */
export function foundDuties(typed: string, clause: string): readonly Duty[] {
  const words = syllables(typed);
  return rankedDuties(clause)
    .map(({ duty }) => {
      const { id, title, phrase = "" } = duty;
      const said = ` ${fold(`${id} ${title.vi} ${title.en} ${phrase}`)} `;
      const begun = words.every((word) => said.includes(` ${word}`));
      return { duty, begun, whole: words.filter((word) => said.includes(` ${word} `)).length };
    })
    .filter(({ begun }) => begun)
    .sort((a, b) => b.whole - a.whole)
    .map(({ duty }) => duty);
}
