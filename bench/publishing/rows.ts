/** What the row-by-row servers have in common: a transaction a publish, SELECT … FOR UPDATE and one INSERT a key. */
import pg from "pg";

/** A pool as large as our server's own. */
export const connect = (database: string): pg.Pool => new pg.Pool({ connectionString: database, max: 10 });

/** Works in a transaction of its own. */
export async function transaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    const result = await work(client);
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}

/** The rows of keys that are stored, locked. */
export async function lockKnown(
  client: pg.PoolClient,
  keys: readonly Uint8Array[],
): Promise<readonly unknown[]> {
  const { rows } = await client.query(
    "select * from keys.diagnosis_key where key = any($1) order by key for update",
    [keys],
  );
  return rows;
}

const INSERT = `insert into keys.diagnosis_key
  (key, shard, rolling_start, rolling_period, ends, transmission_risk, report_type, days_since_onset, created)
  values ($1, 'VN', $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`;

/** A key to store. */
export type Row = {
  readonly key: Uint8Array;
  readonly start: number;
  readonly period: number;
  readonly risk: number;
  readonly report: string;
  readonly onset: number;
  readonly created: number;
};

export async function insertRows(client: pg.PoolClient, rows: readonly Row[]): Promise<void> {
  for (const { key, start, period, risk, report, onset, created } of rows)
    await client.query(INSERT, [key, start, period, start + period, risk, report, onset, created]);
}
