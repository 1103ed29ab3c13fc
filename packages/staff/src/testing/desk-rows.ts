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

/** All rows of the tables, against a copy of them. */
export type KeptRows = {
  /** Every row as it is now. Tables that nothing was written to since the last time are not read again. */
  read(): Promise<ReadonlySet<string>>;
  /** Puts the copy back: takes out rows that are not in it, and brings in those that have gone. */
  restore(change: { readonly added: readonly string[]; readonly gone: readonly string[] }): Promise<void>;
};

/** Copies all tables, and prepares the statements that read them: planning these anew takes longer than they take. */
export async function keepRows(query: Query, schema: string): Promise<KeptRows> {
  await query(`drop schema if exists ${KEPT} cascade`);
  await query(`create schema ${KEPT}`);
  await query("deallocate all");
  const tables = await tablesOf(query, schema);
  for (const { table } of tables) {
    await query(`create table ${KEPT}."${table}" as table "${schema}"."${table}"`);
    await query(`prepare "${table}" as select '${table} ' || t::text as "row" from "${schema}"."${table}" t`);
  }
  // A row that is new or changed has a new transaction's number, and one that has gone is missing in the count.
  const marks = tables.map(
    ({ table }) =>
      `select '${table}' as "table", count(*) || ' ' || max(xmin::text::bigint) as "mark" from "${schema}"."${table}"`,
  );
  await query(`prepare ${KEPT} as ${marks.join(" union all ")}`);
  const known = new Map<string, { readonly mark: string | null; readonly rows: readonly string[] }>();
  return {
    async read() {
      const { rows: marked } = await query(`execute ${KEPT}`);
      for (const { table, mark } of marked as { table: string; mark: string | null }[]) {
        if (known.has(table) && known.get(table)?.mark === mark) continue;
        const { rows } = await query(`execute "${table}"`);
        known.set(table, { mark, rows: (rows as { row: string }[]).map(({ row }) => row) });
      }
      return new Set([...known.values()].flatMap(({ rows }) => rows));
    },
    async restore({ added, gone }) {
      await query("set session_replication_role = replica");
      for (const [table, rows] of byTable(added))
        await query(`delete from "${schema}"."${table}" t where t::text in (${rows})`);
      for (const [table, rows] of byTable(gone))
        await query(
          `insert into "${schema}"."${table}" overriding system value
           select * from ${KEPT}."${table}" t where t::text in (${rows})`,
        );
      await query("set session_replication_role = default");
    },
  };
}

/** Rows by their table, each table's as a list of SQL's texts. */
function byTable(rows: readonly string[]): readonly (readonly [string, string])[] {
  const tableIn = (row: string) => row.slice(0, row.indexOf(" "));
  const literal = (row: string) => `'${row.slice(row.indexOf(" ") + 1).replaceAll("'", "''")}'`;
  return [...Map.groupBy(rows, tableIn)].map(([table, its]) => [table, its.map(literal).join(", ")]);
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
