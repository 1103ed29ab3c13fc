/** The SQL of requests about people's own data that wait for an answer. */
import { endOfDay, itemColumns } from "@bluezone/desk/waiting/items-store";
import { sql as raw } from "kysely";
import type { WaitingPart } from "../slice.ts";
import { isReached } from "./store.ts";

export const DATA_REQUESTS: WaitingPart = {
  kind: "dataRequests",
  permission: "data.act",
  items: (sql, scope) =>
    sql
      .selectFrom("data_request")
      .leftJoin("person", "person.id", "data_request.person_id")
      .select(
        itemColumns({
          subject: "data_request.id",
          unit: raw`coalesce(${raw.ref("person.unit_path")}, ${raw.ref("data_request.unit_path")})`,
          since: "data_request.asked_ms",
          due: endOfDay("data_request.due_day"),
        }),
      )
      .where(isReached(scope))
      .where("answered_ms", "is", null),
};
