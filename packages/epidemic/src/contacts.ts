/** Who meets whom, for how long, as data: `data/contacts/`. */
import { AGE_GROUPS, type ByAge, byGroup } from "./age.ts";
import { factorTable } from "./inequality.ts";

/** Shares of contacts with their hours; the shares add up to 1. */
type Lengths = readonly (readonly [share: number, hours: number])[];
/** Contacts outside the household: how many a day, mean over the population, and how long. */
type Met = { readonly aDay: number; readonly lengths: Lengths };

/** A source of contacts as its document says it. */
export type Contacts = {
  readonly name: string;
  readonly sources: readonly string[];
  /** Hours a day that each two of a household spend near each other. */
  readonly homeHours: number;
  readonly work: Met;
  readonly school: Met;
  readonly community: Met;
  /** Share of contacts whose name the other knows. */
  readonly known: { readonly work: number; readonly school: number; readonly community: number };
  /** How many people somebody meets in the community relative to the mean, up to a factor. */
  readonly activity: ByAge;
  /** How unequal people of an age are in that: the shape of a gamma distribution of mean 1; all are alike when absent. */
  readonly sociability?: number | undefined;
  /** Share of the community's contacts in one's own commune, and in one's district outside it or not. */
  readonly near: { readonly commune: number; readonly district: number };
};

/** Where two people met. */
export const SETTING = { home: 0, work: 1, school: 2, community: 3 } as const;
export type Setting = (typeof SETTING)[keyof typeof SETTING];

/** One setting, ready to be looked up. */
export type SettingTables = {
  /** Mean contacts a day of somebody who takes part in it. */
  readonly aDay: number;
  /** Mean hours of a contact. */
  readonly hours: number;
  /** Share of contacts up to each length, and of contact-hours: by the latter, contacts transmit. */
  readonly byNumber: readonly number[];
  readonly byHours: readonly number[];
  readonly lengths: readonly number[];
  readonly known: number;
};

const upTo = (shares: readonly number[]): readonly number[] => {
  let sum = 0;
  return shares.map((share) => {
    sum += share;
    return sum;
  });
};

/** A setting's tables; `taking` is the share of the population that takes part in it. */
function settingTables({ aDay, lengths }: Met, taking: number, known: number): SettingTables {
  const shares = lengths.map(([share]) => share);
  const sum = shares.reduce((a, b) => a + b, 0);
  if (lengths.length === 0 || Math.abs(sum - 1) > 1e-6)
    throw new RangeError("the shares of a setting's contacts must add up to 1");
  const hours = lengths.reduce((a, [share, length]) => a + share * length, 0);
  return {
    aDay: taking > 0 ? aDay / taking : 0,
    hours,
    byNumber: upTo(shares),
    byHours: upTo(lengths.map(([share, length]) => (hours > 0 ? (share * length) / hours : share))),
    lengths: lengths.map(([, length]) => length),
    known,
  };
}

/** Contacts, ready to be looked up, by `SETTING`; home has no entry of its own beyond its hours. */
export type ContactTables = {
  readonly homeHours: number;
  readonly settings: readonly [work: SettingTables, school: SettingTables, community: SettingTables];
  /** Contacts in the community relative to the mean, by age group; the mean over the population is 1. */
  readonly activity: Float64Array;
  readonly mostActive: number;
  /** The factor by which a person meets more or fewer than others of their age; null where all are alike. */
  readonly sociable: Float64Array | null;
  /** How often somebody to meet is drawn before the last one is taken: with 7 for each of `mostActive`, one search in a thousand is. */
  readonly tries: number;
  readonly inCommune: number;
  readonly inDistrict: number;
};

const LEAST_TRIES = 24;
/** The tables of a source, for a population with these shares of people at work and at school, and these ages. */
export function contactTables(
  contacts: Contacts,
  taking: { readonly work: number; readonly school: number; readonly ages: Float64Array },
): ContactTables {
  const raw = byGroup(contacts.activity);
  let mean = 0;
  for (let group = 0; group < AGE_GROUPS; group += 1) mean += raw[group]! * taking.ages[group]!;
  const activity = raw.map((one) => one / mean);
  const sociable = contacts.sociability === undefined ? null : factorTable(contacts.sociability);
  const mostActive = Math.max(...activity) * (sociable?.at(-1) ?? 1);
  return {
    homeHours: contacts.homeHours,
    settings: [
      settingTables(contacts.work, taking.work, contacts.known.work),
      settingTables(contacts.school, taking.school, contacts.known.school),
      settingTables(contacts.community, 1, contacts.known.community),
    ],
    activity,
    mostActive,
    sociable,
    tries: Math.max(LEAST_TRIES, Math.ceil(7 * mostActive)),
    inCommune: contacts.near.commune,
    inDistrict: contacts.near.commune + contacts.near.district,
  };
}

/** Which of a setting's lengths a uniform number picks. */
export function lengthAt(shares: readonly number[], u: number): number {
  let at = 0;
  while (at < shares.length - 1 && u >= shares[at]!) at += 1;
  return at;
}
