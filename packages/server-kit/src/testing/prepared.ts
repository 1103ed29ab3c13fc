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

type Column = { readonly name: string; readonly dataTypeID: number };
type Statement = {
  readonly name: string;
  readonly types: readonly number[];
  readonly columns: readonly Column[];
};
type Message = Parameters<typeof parse.parseDescribeStatementResults>[0][number];

const { serialize, Parser } = protocol;
const [SYNC, EXECUTE] = [serialize.sync(), serialize.execute({})] as const;

/** A message begins with its type, a byte, and its length, four, which counts itself. */
const HEAD = 5;

function* messagesIn(said: Buffer): Generator<{ type: number; from: number; to: number }> {
  for (let at = 0; at < said.length; ) {
    const to = at + 1 + said.readInt32BE(at + 1);
    yield { type: said[at]!, from: at + HEAD, to };
    at = to;
  }
}

function parsed(said: Uint8Array): Message[] {
  const all: Message[] = [];
  new Parser().parse(said, (message) => all.push(message));
  return all;
}

type Parsers = PGlite["parsers"];

/** Rows, and how many were written: what nearly all that is said is about, read without PGlite's objects for each message. */
function answerOf<Row>(said: Buffer, columns: readonly Column[], parsers: Parsers) {
  const rows: Row[] = [];
  let affectedRows = 0;
  for (const { type, from, to } of messagesIn(said))
    if (type === "D".charCodeAt(0)) rows.push(rowOf(said, from, columns, parsers) as Row);
    else if (type === "C".charCodeAt(0)) {
      const [, count] =
        /^(?:INSERT \d+|UPDATE|DELETE|COPY|MERGE) (\d+)/.exec(said.toString("latin1", from, to)) ?? [];
      affectedRows = Number(count ?? 0);
    }
  return { rows, affectedRows };
}

function rowOf(
  said: Buffer,
  from: number,
  columns: readonly Column[],
  parsers: Parsers,
): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  let at = from + 2;
  for (const { name, dataTypeID } of columns) {
    const length = said.readInt32BE(at);
    at += 4;
    const text = length < 0 ? null : said.toString("utf8", at, at + length);
    row[name] = text === null ? null : dataTypeID in parsers ? parsers[dataTypeID]!(text, dataTypeID) : text;
    at += Math.max(0, length);
  }
  return row;
}

/** Prepares statements on an instance. One plan each serves all values: which one is taken never depends on how often. */
export function prepareOn(pglite: PGlite): Prepared {
  const statements = new Map<string, Statement>();

  /** What the engine says, as it says it. */
  function exchange(...sent: readonly Uint8Array[]): Buffer {
    const said: Uint8Array[] = [];
    // Without a listener PGlite reads every message itself and keeps it; it is done when the call returns.
    void pglite.execProtocolRawStream(Buffer.concat([...sent, SYNC]), {
      syncToFs: false,
      onRawData: (bytes) => said.push(bytes.slice()),
    });
    const answer = Buffer.concat(said);
    for (const { type, from, to } of messagesIn(answer))
      if (type === "E".charCodeAt(0)) throw parsed(answer.subarray(from - HEAD, to))[0];
    return answer;
  }
  function prepare(sql: string): Statement {
    const name = `s${statements.size}`;
    const said = parsed(
      exchange(serialize.parse({ name, text: sql }), serialize.describe({ type: "S", name })),
    );
    const statement = {
      name,
      types: parse.parseDescribeStatementResults(said),
      columns: said.flatMap((message) =>
        message instanceof messages.RowDescriptionMessage ? message.fields : [],
      ),
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
      const said = exchange(serialize.bind({ statement: name, values: texts }), EXECUTE);
      return answerOf<Row>(said, columns, pglite.parsers);
    },
    forgetPlans() {
      exchange(serialize.query("discard plans"));
    },
  };
}
