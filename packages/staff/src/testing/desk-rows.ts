/** Every row of a desk's tables as text, "table (columns)", to be held against each other, and put back as they were. */

type Query = (sql: string) => Promise<{ readonly rows: readonly unknown[] }>;

const KEPT = "kept_rows";
const LEFT_OUT = /^(?:kysely_|migration)/;

async function tablesOf(query: Query, schema: string) {
  const { rows } = await query(
    `select table_name as "table", array_agg(column_name::text) as "columns" from information_schema.columns
     where table_schema = '${schema}' group by 1 order by 1`,
  );
  return (rows as { table: string; columns: string[] }[]).filter(({ table }) => !LEFT_OUT.test(table));
}

/** Reads them, by the statement that `takeSnapshot` has prepared: planning it anew takes longer than it takes itself. */
export async function readRows(query: Query): Promise<ReadonlySet<string>> {
  const { rows } = await query(`execute ${KEPT}`);
  return new Set((rows as { row: string }[]).map(({ row }) => row));
}

/** The newest version of each record that has one, by its key. */
export async function readVersions(query: Query, schema: string): Promise<ReadonlyMap<string, number>> {
  const versioned = (await tablesOf(query, schema)).flatMap(({ table, columns }) => {
    const key = ["id", "code"].find((name) => columns.includes(name));
    return key && columns.includes("version")
      ? [`select "${key}"::text as "key", "version" from "${schema}"."${table}"`]
      : [];
  });
  const found = versioned.length === 0 ? { rows: [] } : await query(versioned.join(" union all "));
  const versions = new Map<string, number>();
  for (const { key, version } of found.rows as { key: string; version: number }[])
    versions.set(key, Math.max(version, versions.get(key) ?? 0));
  return versions;
}

/** What is another number after each transaction that may have written. */
export async function lastWrite(query: Query): Promise<string> {
  const { rows } = await query("select pg_snapshot_xmax(pg_current_snapshot())::text as last");
  return (rows[0] as { last: string }).last;
}

/** Keeps a copy of all tables, and what reads them. */
export async function takeSnapshot(query: Query, schema: string): Promise<void> {
  await query(`drop schema if exists ${KEPT} cascade`);
  await query(`create schema ${KEPT}`);
  const tables = await tablesOf(query, schema);
  for (const { table } of tables)
    await query(`create table ${KEPT}."${table}" as table "${schema}"."${table}"`);
  const reads = tables.map(
    ({ table }) => `select '${table} ' || t::text as "row" from "${schema}"."${table}" t`,
  );
  await query("deallocate all");
  await query(`prepare ${KEPT} as ${reads.join(" union all ")}`);
}

/** Puts the copy back in place of what is there now, in the tables of the rows that are others. */
export async function restore(query: Query, schema: string, others: readonly string[]): Promise<void> {
  await query("set session_replication_role = replica");
  for (const table of new Set(others.map((row) => row.slice(0, row.indexOf(" "))))) {
    await query(`delete from "${schema}"."${table}"`);
    await query(
      `insert into "${schema}"."${table}" overriding system value select * from ${KEPT}."${table}"`,
    );
  }
  await query("set session_replication_role = default");
}

/** The number of the audit log's last entry. */
export async function lastEntry(query: Query, schema: string): Promise<string> {
  const { rows } = await query(`select n::text as n from "${schema}".staff_audit_head`);
  return (rows[0] as { n: string }).n;
}

/** What somebody did since an entry, each name once, in the order of the alphabet. */
export async function entriesAfter(
  query: Query,
  schema: string,
  { last, actor }: { readonly last: string; readonly actor: string },
): Promise<readonly string[]> {
  const { rows } = await query(
    `select distinct action from "${schema}".staff_audit where n > ${last} and actor = '${actor}' order by action`,
  );
  return (rows as { action: string }[]).map(({ action }) => action);
}
