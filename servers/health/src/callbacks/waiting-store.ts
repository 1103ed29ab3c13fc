/** The SQL of people who wait for a call: the first within four working hours, the next when it was set. */
import { itemColumns } from "@bluezone/desk/waiting/items-store";
import { inScope } from "@bluezone/staff/scope";
import { sql as raw } from "kysely";
import type { WaitingPart } from "../slice.ts";
import { firstCallDue } from "./due-store.ts";

export const CALLBACKS_WAITING: WaitingPart = {
  kind: "callbacks",
  permission: "callbacks.act",
  items: (sql, scope) =>
    sql
      .selectFrom("callback")
      .select(
        itemColumns({
          subject: "callback.id",
          unit: "callback.unit_path",
          label: "callback.receipt",
          urgent: "callback.urgent",
          since: "callback.made_ms",
          due: raw`case when callback.called_ms is null then ${firstCallDue()} else callback.again_ms end`,
          holder: raw`case when callback.state = 'taken' then callback.taken_by end`,
        }),
      )
      .where("state", "!=", "closed")
      .where(inScope(scope, "callback.unit_path")),
};
