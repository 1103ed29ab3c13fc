/** The SQL of requests about people's own data that wait for an answer. */
import { addDays, Day, dayStart } from "@bluezone/protocol/time";
import type { WaitingPart } from "../slice.ts";
import { fromMs } from "../tables.ts";
import { isReached } from "./store.ts";

export const DATA_REQUESTS: WaitingPart = {
  kind: "dataRequests",
  permission: "data.act",
  async rows(sql, scope) {
    const rows = await sql
      .selectFrom("data_request")
      .leftJoin("person", "person.id", "data_request.person_id")
      .select(["data_request.id", "data_request.unit_path", "person.unit_path as kept_path"])
      .select(["asked_ms", "due_day"])
      .where(isReached(scope))
      .where("answered_ms", "is", null)
      .execute();
    return rows.map(({ id, unit_path, kept_path, asked_ms, due_day }) => ({
      subject: id,
      unitPath: kept_path ?? unit_path,
      since: fromMs(asked_ms),
      due: dayStart(addDays(Day(due_day), 1), "vietnam"),
    }));
  },
};
