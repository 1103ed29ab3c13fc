/**
 * Statements to the embedded engine, each parsed once: PGlite's own `query` parses and plans every time and crosses into the
 * engine six times, which takes ten times as long. For tests that send the same few hundred statements over and over.
 */
import { messages, type PGlite, parse, protocol } from "@electric-sql/pglite";

/** Asks an instance; nothing else may ask it at the same moment. */
export type Prepared = {
  /** As PGlite's `query`. Throws what PostgreSQL says, with its `code`. */
  query<Row>(
    sql: string,
    values?: readonly unknown[],
  ): { readonly rows: Row[]; readonly affectedRows: number };
  /** Forgets every plan, so that what comes next does not depend on what came before. */
  forgetPlans(): void;
};

type Message = Parameters<typeof parse.parseResults>[0][number];
type Statement = {
  readonly name: string;
  readonly types: readonly number[];
  readonly columns: readonly Message[];
};

const { serialize, Parser } = protocol;

/** Prepares statements on an instance. One plan each serves all values: which one is taken never depends on how often. */
export function prepareOn(pglite: PGlite): Prepared {
  const statements = new Map<string, Statement>();

  function exchange(...sent: readonly Uint8Array[]): Message[] {
    const said: Message[] = [];
    const answer = pglite.execProtocolRawSync(Buffer.concat([...sent, serialize.sync()]));
    new Parser().parse(answer, (message) => said.push(message));
    const refusal = said.find((message) => message instanceof messages.DatabaseError);
    if (refusal) throw refusal;
    return said;
  }
  function prepare(sql: string): Statement {
    const name = `s${statements.size}`;
    const said = exchange(serialize.parse({ name, text: sql }), serialize.describe({ type: "S", name }));
    const statement = {
      name,
      types: parse.parseDescribeStatementResults(said),
      columns: said.filter((message) => message.name === "rowDescription"),
    };
    statements.set(sql, statement);
    return statement;
  }
  exchange(serialize.query("set plan_cache_mode = force_generic_plan; set synchronous_commit = off"));
  return {
    query<Row>(sql: string, values: readonly unknown[] = []) {
      const { name, types, columns } = statements.get(sql) ?? prepare(sql);
      const texts = values.map((value, i) =>
        value === null || value === undefined
          ? null
          : (pglite.serializers[types[i]!]?.(value) ?? String(value)),
      );
      const said = exchange(serialize.bind({ statement: name, values: texts }), serialize.execute({}));
      const [result] = parse.parseResults([...columns, ...said], pglite.parsers);
      return { rows: (result?.rows ?? []) as Row[], affectedRows: result?.affectedRows ?? 0 };
    },
    forgetPlans() {
      exchange(serialize.query("discard plans"));
    },
  };
}
