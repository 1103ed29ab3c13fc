/**
 * What waits for somebody at a desk: one list of items of all kinds, who has taken which on, and when a person is away. Items
 * name no resident. Each desk has its own kinds and paths (`health/waiting.ts`, `rollout/waiting.ts`).
 */
import { z } from "zod";
import { staffChange, staffRead } from "./staff/endpoint.ts";
import { At, StaffId } from "./staff/fields.ts";

/** Whoever has it has work at the desk: sees what waits, and shares it out. */
const permission = "waiting.act";

/** What an item is about, as its slice names it: ids, parted by "." where there are several. */
const Subject = z.string().regex(/^[\w@.-]{1,120}$/);

/** Whose items: everybody's, the reader's own, or nobody's. */
export const WHOSE = ["all", "mine", "nobody"] as const;
/** One of them. */
export type Whose = (typeof WHOSE)[number];

/** The first and the last day of it, both included. */
const Away = z.object({ from: z.iso.date(), to: z.iso.date() });

const Counts = z.record(z.enum(WHOSE), z.int());

/** How many of a kind wait, how many of them are over their time or urgent. */
const ofKind = <Kind extends z.ZodType<string>>(kind: Kind) =>
  z.object({ kind, count: z.int().positive(), pressing: z.int() });

/** An item. */
const itemOf = <Kind extends z.ZodType<string>>(kind: Kind) =>
  z.object({
    kind,
    subject: Subject,
    /** The record that is opened to do it. */
    record: z.string(),
    /** A number, receipt or title; "" where the unit says it all. No resident's name. */
    label: z.string(),
    /** How many things it stands for. */
    things: z.int().nullable(),
    unitName: z.string(),
    urgent: z.boolean(),
    since: At,
    /** When it is to be done; null where no rule says when. */
    due: At.nullable(),
    overdue: z.boolean(),
    /** Who has taken it on. `away`: not these days, so that it is nobody's meanwhile. */
    assignee: z.object({ id: StaffId, name: z.string(), away: z.boolean() }).nullable(),
    mine: z.boolean(),
    /** Its own page says who has it, such as of a call-back that was taken: it is not shared out here. */
    held: z.boolean(),
  });

const listEndpoints = <Kind extends z.ZodType<string>>(base: `/api/${string}`, kind: Kind) => ({
  readWaiting: staffRead({
    path: `${base}/waiting/read`,
    summary: "What waits at the viewer's units: urgent first, then overdue, then by time.",
    permission,
    request: z.object({
      whose: z.enum(WHOSE).default("all"),
      kind: kind.optional(),
      limit: z.int().min(1).max(200).default(25),
      /** Pages of `limit`, from 1 on. */
      page: z.int().min(1).max(10_000).default(1),
    }),
    response: z.object({
      items: z.array(itemOf(kind)),
      /** How many there are of this kind and whose they are. */
      total: z.int(),
      /** Of all kinds, by whose they are. */
      whose: Counts,
      /** Kinds of what is shown by `whose`, however many pages. */
      kinds: z.array(ofKind(kind)),
      asOf: At,
    }),
  }),
  countWaiting: staffRead({
    path: `${base}/waiting/count`,
    summary: "How much waits, by kind and whose it is.",
    permission,
    request: z.object({}),
    response: z.object({ whose: Counts, kinds: z.array(ofKind(kind)), pressing: z.int() }),
  }),
});

const sharingEndpoints = <Kind extends z.ZodType<string>>(base: `/api/${string}`, kind: Kind) => ({
  listColleagues: staffRead({
    path: `${base}/waiting/colleagues`,
    summary: "Who can take an item on: the viewer, and colleagues of its unit or the viewer's who may do it.",
    permission,
    request: z.object({ kind, subject: Subject }),
    response: z.object({
      colleagues: z.array(z.object({ id: StaffId, name: z.string(), away: z.boolean() })),
    }),
  }),
  /** `seen` is who had it as the viewer saw it: `conflict` when it is somebody else's meanwhile. */
  assignWaiting: staffChange({
    path: `${base}/waiting/assign`,
    summary: "Makes an item the viewer's, a colleague's or nobody's.",
    permission,
    request: z.object({ kind, subject: Subject, seen: StaffId.nullable(), to: StaffId.nullable() }),
    response: z.object({}),
    faults: { colleague_invalid: 422 },
  }),
});

const awayEndpoints = (base: `/api/${string}`) => ({
  readAway: staffRead({
    path: `${base}/waiting/away/read`,
    summary: "When the viewer is away.",
    permission,
    request: z.object({}),
    response: z.object({ away: Away.nullable() }),
  }),
  /** The last day is within 90 days from today on; null takes it back. */
  changeAway: staffChange({
    path: `${base}/waiting/away/change`,
    summary: "Says when the viewer is away: their items are nobody's meanwhile.",
    permission,
    request: z.object({ away: Away.nullable() }),
    response: z.object({}),
    faults: { days_invalid: 422 },
  }),
});

/** The endpoints of a desk; an item is known by its kind and subject. @param kinds in the order in which they are counted. */
export function waitingEndpoints<const Kind extends string>(
  base: `/api/${string}`,
  kinds: readonly [Kind, ...(readonly Kind[])],
) {
  const kind = z.enum(kinds);
  return { ...listEndpoints(base, kind), ...sharingEndpoints(base, kind), ...awayEndpoints(base) };
}

/** The endpoints of whichever desk. */
export type WaitingEndpoints<Kind extends string = string> = ReturnType<typeof waitingEndpoints<Kind>>;
