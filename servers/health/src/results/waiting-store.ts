/** The SQL of results that wait for a look: files of the last week with rows that were not taken. */
import { minus } from "@bluezone/protocol/time";
import { inScope } from "@bluezone/staff/scope";
import type { WaitingPart } from "../slice.ts";
import { fromMs, ms } from "../tables.ts";
import { FILE_KEPT } from "./store.ts";

export const FAULTY_FILES: WaitingPart = {
  kind: "filesWithFaults",
  permission: "results.read",
  async rows(sql, scope, { now }) {
    const rows = await sql
      .selectFrom("lab_file")
      .select(["id", "unit_path", "faults", "made_ms"])
      .where("faults", ">", 0)
      .where(inScope(scope, "lab_file.unit_path"))
      .where("made_ms", ">", ms(minus(now, FILE_KEPT)))
      .execute();
    return rows.map(({ id, unit_path, faults, made_ms }) => ({
      subject: id,
      unitPath: unit_path,
      things: faults,
      since: fromMs(made_ms),
    }));
  },
};
