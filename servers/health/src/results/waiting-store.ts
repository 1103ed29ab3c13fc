/** The SQL of results that wait for a look: files of the last week with rows that were not taken. */
import { itemColumns } from "@bluezone/desk/waiting/items-store";
import { minus } from "@bluezone/protocol/time";
import { inScope } from "@bluezone/staff/scope";
import type { WaitingPart } from "../slice.ts";
import { ms } from "../tables.ts";
import { FILE_KEPT } from "./store.ts";

export const FAULTY_FILES: WaitingPart = {
  kind: "filesWithFaults",
  permission: "results.read",
  items: (sql, scope, { now }) =>
    sql
      .selectFrom("lab_file")
      .select(
        itemColumns({
          subject: "lab_file.id",
          unit: "lab_file.unit_path",
          things: "lab_file.faults",
          since: "lab_file.made_ms",
        }),
      )
      .where("faults", ">", 0)
      .where(inScope(scope, "lab_file.unit_path"))
      .where("made_ms", ">", ms(minus(now, FILE_KEPT))),
};
