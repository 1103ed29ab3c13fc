/** Names inside the schema that a migration works in, written out: a function runs in whichever schema is its caller's. */
import { type Kysely, SelectQueryNode, sql, TableNode } from "kysely";

/** Writes names out. Throws TypeError outside a schema. */
export function namesIn(db: Kysely<unknown>): (name: string) => ReturnType<typeof sql.id> {
  const { query } = (db as Kysely<{ any: { one: string } }>).selectFrom("any").select("one").compile();
  const [table] = SelectQueryNode.is(query) ? (query.from?.froms ?? []) : [];
  const schema = table && TableNode.is(table) ? table.table.schema?.name : undefined;
  if (schema === undefined) throw new TypeError("a migration works in a schema");
  return (name) => sql.id(schema, name);
}
