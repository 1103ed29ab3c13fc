/** What clusters say of a case: when it was put into each. */
import type { CasePart } from "../cases/case-part.ts";
import { datedAt } from "../cases/case-part.ts";
import { clustersOf } from "../cases/clusters-store.ts";
import { fromMs } from "../tables.ts";

/** The part. */
export const OF_CASE: CasePart = {
  permission: "cases.read",
  async timeline(sql, { row }) {
    const rows = await clustersOf(sql, [row.id]);
    return rows.map(({ id, name, added_ms, added_by }) =>
      datedAt(fromMs(added_ms), { kind: "cluster", name }, { by: added_by, id }),
    );
  },
};
