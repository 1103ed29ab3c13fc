/** What waits of one kind, as the desk reads it. */
import { itemsOf } from "@bluezone/desk/waiting/items-store";
import type { Scope } from "@bluezone/staff/scope";
import type { WaitingPart } from "../slice.ts";
import type { Sql } from "../tables.ts";

/** All of it within a scope, labelled. */
export const waits = (
  sql: Sql,
  { items, label }: WaitingPart,
  scope: Scope,
  at: Parameters<WaitingPart["items"]>[2],
) =>
  itemsOf(
    sql,
    items(sql, scope, at, undefined as never),
    label && { label: (text) => label(text, undefined as never) },
  );
