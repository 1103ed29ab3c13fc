/** A question to the database, with rows that it finds and rows that differ from them in one thing that it asks for. */
import assert from "node:assert/strict";
import type { Day, Instant } from "@bluezone/protocol/time";
import type { Scope } from "@bluezone/staff/scope";
import type { Context } from "../context.ts";
import type { Store, Transaction } from "../tables.ts";
import { type Columns, copy, passing } from "./copied.ts";
import type { Things } from "./foreign-things.ts";

/** By whom, when and among which things it is asked. */
export type Asker = {
  readonly ours: Things;
  readonly theirs: Things;
  readonly now: Instant;
  readonly today: Day;
  /** The reach of our station, and its place. */
  readonly scope: Scope;
  readonly path: string;
  /** What the server runs with; of it only the configuration. */
  readonly context: Context;
};

/** A question. */
export type Question = {
  /** What it asks for. */
  readonly of: string;
  /** The table that has one row more. */
  readonly table: string;
  /** What a row has that is found. */
  readonly row: Columns;
  /** In what it may differ: the edges. */
  readonly also?: readonly Columns[];
  /** In what it must not differ. */
  readonly not: readonly Columns[];
  /** Asks; what it does to the database goes with the transaction. */
  ask(trx: Transaction): Promise<unknown>;
  /** Adds what there must be besides. */
  prepare?(trx: Transaction): Promise<unknown>;
};

/** The place of a unit that nobody here reaches. */
export const ELSEWHERE = { unit_path: "x/" };

/** An instant as a column has it, so many milliseconds later. */
export const just = (t: Instant, later = 0): string => String(t + later);

/** Throws AssertionError unless each row that is found changes the answer, and no other does. */
export async function assertAnswers(database: Store, question: Question): Promise<void> {
  const { of, table, row, also = [], not, ask, prepare } = question;
  const answer = (more?: Columns) =>
    passing(database, async (trx) => {
      await prepare?.(trx);
      if (more) await copy(trx, table, { ...row, ...more });
      return JSON.stringify(await ask(trx)) ?? "nothing";
    });
  const without = await answer();
  for (const more of [{}, ...also])
    assert.notEqual(await answer(more), without, `${of}: ${JSON.stringify(more)} counts`);
  for (const more of not)
    assert.equal(await answer(more), without, `${of}: ${JSON.stringify(more)} does not count`);
}
