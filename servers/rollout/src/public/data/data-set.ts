/** A set of figures for everybody, as rows for machines. */
import type { Province } from "@bluezone/policy/province";
import type { Day, Instant } from "@bluezone/protocol/time";
import type { Sql } from "../../tables.ts";

/** A cell of a table. */
type Cell = string | number | null;
/** One set of figures: its columns, in order, and a way to its rows. */
export type DataSet = {
  readonly name: string;
  readonly title: { readonly vi: string; readonly en: string };
  readonly columns: readonly string[];
  rows(
    sql: Sql,
    at: { readonly province: Province; readonly today: Day; readonly instant: Instant },
  ): Promise<readonly Readonly<Record<string, Cell>>[]>;
};
