/**
 * Nothing of another unit is reached, for any desk: every role × every endpoint × a thing of a sibling unit, generated from
 * the contract. Two units get the same kinds of things. Then
 *
 * - no answer to ours changes when theirs gets its things: lists, counts and sums;
 * - whatever of theirs is put into a request of ours, as a part of the address or as a field, answers nothing of theirs,
 *   leaves every row of theirs as it was, and is not done and not answered as it is to theirs;
 * - the same request, made by theirs, goes through: it was a true one, changes no row that is neither theirs nor of what it
 *   names, and leaves the entries in the audit log that the desk names. What is for whoever may write and leaves no entry is named with its reason.
 *
 * A request is filled in from its schema; a desk says what each field that names a thing stands for. An endpoint whose field
 * nobody has said anything of fails the first test.
 */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { entriesAfter, type KeptRows, keepRows, lastEntry, lastWrite, readVersions } from "./desk-rows.ts";
import type { StaffEndpoint } from "./endpoints.ts";
import { fillIn, namesOf, requestSchema } from "./fill-in.ts";
import type { SignedIn } from "./sign-in.ts";

/** A file that is handed in. */
export type HandedInFile = { readonly bytes: Uint8Array; readonly mediaType: string };

/** What a desk says of its things. `Things` are those of one unit. */
export type ForeignDesk<Things> = {
  readonly endpoints: readonly StaffEndpoint[];
  readonly roles: Readonly<Record<string, readonly string[]>>;
  /** The schema of its tables. */
  readonly schema: string;
  /**
   * What a field stands for, by the path of its endpoint and its name ("/api/health/cases/ id", a path may be the beginning
   * of one, the longest counts) or by its name alone. ":id" is a part of an address.
   */
  readonly named: Readonly<Record<string, (things: Things) => unknown>>;
  /** Whole requests, or fields of one, where filling in from the schema is not enough. */
  readonly requests: Readonly<Record<string, (things: Things) => Record<string, unknown>>>;
  /** Other requests to an endpoint: fields in place of those that `requests` gives. */
  readonly also?: Readonly<Record<string, (things: Things) => readonly Record<string, unknown>[]>>;
  /** Files by the endpoint that takes them. */
  readonly files?: Readonly<Record<string, HandedInFile>>;
  /** Endpoints whose answers count what everybody has, each with the reason. Nothing is named in them all the same. */
  readonly everybodys: Readonly<Record<string, string>>;
  /** Endpoints that take several things and answer one by one, or find nothing by a filter, each with the reason. */
  readonly partly: Readonly<Record<string, string>>;
  /** Endpoints at which theirs are refused too, each with the reason. */
  readonly above: Readonly<Record<string, string>>;
  /** Endpoints that are not asked, each with the reason. */
  readonly leftOut: Readonly<Record<string, string>>;
  /** What a true request leaves in the audit log, by the path of its endpoint; nothing at all others. */
  readonly entries: Readonly<Record<string, readonly string[]>>;
  /** Endpoints that are for whoever may write and leave no entry of theirs, each with the reason. */
  readonly unnoted: Readonly<Record<string, string>>;
  /** Words that stand in their things alone. */
  readonly words: readonly string[];
  /** The server, people of ours by role, and what makes the things of a unit. */
  open(): Promise<{
    readonly url: string;
    query(sql: string): Promise<{ readonly rows: readonly unknown[] }>;
    as(role: string): Promise<SignedIn>;
    ours(): Promise<Things>;
    theirs(): Promise<Things & { readonly chief: SignedIn }>;
  }>;
};

type Call = {
  readonly endpoint: StaffEndpoint;
  readonly path: string;
  readonly body: Record<string, unknown>;
};
/** `whole`: it is theirs through and through; `filter`: what is theirs in it may be left out, and can find nothing. */
type Attack = Call & { readonly whole: boolean; readonly filter: boolean };
type Answer = { readonly status: number; readonly text: string };

/** Two units with their things, and what can be held against each other. Each list says what is wrong. */
export type ForeignCheck = {
  readonly asked: readonly StaffEndpoint[];
  /** Fields that nobody has said anything of, and what is said of endpoints that are no more. */
  unknown(): readonly string[];
  /** An answer to ours that has changed since theirs has things. */
  changed(endpoint: StaffEndpoint): Promise<readonly string[]>;
  /** What a role of ours reaches of theirs. */
  reached(endpoint: StaffEndpoint, role: string): Promise<readonly string[]>;
  /** Whether what is true of theirs goes through for them. */
  refused(endpoint: StaffEndpoint): Promise<readonly string[]>;
  /** What of a true request of theirs is not in the audit log as the desk says it, and what it changes besides theirs. */
  unlogged(endpoint: StaffEndpoint): Promise<readonly string[]>;
  /** How many requests were made. */
  made(): number;
};

/** Opens the server and makes the things. */
export async function openForeign<Things>(desk: ForeignDesk<Things>): Promise<ForeignCheck> {
  const {
    endpoints,
    roles,
    named,
    requests,
    files = {},
    also = {},
    leftOut,
    everybodys,
    partly,
    above,
    entries,
    unnoted,
    schema,
  } = desk;
  const asked = endpoints.filter(({ path }) => !Object.hasOwn(leftOut, path));
  let made = 0;
  let written = "";
  let kept: KeptRows;
  let versions: ReadonlyMap<string, number> = new Map();
  let theirRows: readonly string[] = [];
  let otherRows: readonly string[] = [];
  const at = await desk.open();
  for (const role of Object.keys(roles)) await at.as(role);
  const boss = await at.as("administrator");

  async function call({ endpoint, path, body }: Call, { cookie }: SignedIn): Promise<Answer> {
    made += 1;
    const { bytes, mediaType } = files[endpoint.path] ?? { bytes: new Uint8Array(1), mediaType: "text/csv" };
    const upload = "mediaTypes" in endpoint;
    const query = upload ? `?${new URLSearchParams(body as Record<string, string>)}` : "";
    const sent = upload ? (bytes as Uint8Array<ArrayBuffer>) : JSON.stringify(body);
    const answer = await fetch(at.url + path + query, {
      method: endpoint.method,
      headers: { cookie, "content-type": upload ? mediaType : "application/json" },
      ...(endpoint.method === "GET" ? {} : { body: sent }),
    });
    return { status: answer.status, text: await answer.text() };
  }

  /** Puts the tables back when a call has changed them; says whether it had, a row of theirs that was lost, and those of others. */
  async function putBack(): Promise<{
    readonly lost?: string | undefined;
    readonly besides: readonly string[];
    readonly changed: boolean;
  }> {
    if ((await lastWrite(at.query)) === written) return { changed: false, besides: [] };
    const now = await kept.read();
    const lost = theirRows.find((row) => !now.has(row));
    const besides = otherRows.filter((row) => !now.has(row));
    const added = [...now].filter((row) => !all.has(row));
    const gone = [...all].filter((row) => !now.has(row));
    if (added.length + gone.length > 0) await kept.restore({ added, gone });
    // That somebody has tried is noted of imports of which no row was taken.
    const changed = [...added, ...gone].some((row) => !row.startsWith("staff_audit"));
    written = await lastWrite(at.query);
    return { changed, lost, besides };
  }

  async function keep(): Promise<ReadonlySet<string>> {
    kept = await keepRows(at.query, schema);
    versions = await readVersions(at.query, schema);
    written = await lastWrite(at.query);
    return kept.read();
  }

  const ours = await at.ours();
  const ownFields = (endpoint: StaffEndpoint): readonly string[] =>
    Object.keys(requests[endpoint.path]?.(ours) ?? {});
  const fieldsOf = (endpoint: StaffEndpoint) => [...new Set([...namesOf(endpoint), ...ownFields(endpoint)])];

  function callFor(endpoint: StaffEndpoint, choose: (field: string) => Things, optional = false): Call {
    const value = (field: string) => meaningOf(named, endpoint.path, field)?.(choose(field));
    const filled = fillIn(requestSchema(endpoint), { value, versions, optional }) as Record<string, unknown>;
    const given = ownFields(endpoint).map((field) => [
      field,
      requests[endpoint.path]?.(choose(field))[field],
    ]);
    return {
      endpoint,
      path: endpoint.path.replaceAll(/:\w+/g, (part) => encodeURIComponent(String(value(part)))),
      body: { ...filled, ...Object.fromEntries(given) },
    };
  }

  /** Requests that are theirs through and through; then each field of theirs among ours, and of ours among theirs. */
  function attacks(endpoint: StaffEndpoint): readonly Attack[] {
    const fields = fieldsOf(endpoint);
    const mixed = (field: string, [its, others]: readonly [Things, Things]) =>
      callFor(endpoint, (one) => (one === field ? its : others), true);
    const calls = [
      ...whole(endpoint),
      ...(fields.length < 2 ? [] : fields)
        .flatMap((field) => [mixed(field, [theirs, ours]), mixed(field, [ours, theirs])])
        .map((one) => ({ ...one, whole: false, filter: false })),
    ];
    return [
      ...new Map(calls.toReversed().map((one) => [JSON.stringify([one.path, one.body]), one])).values(),
    ];
  }

  /** Requests that are theirs through and through: `whole` when they name something that is not everybody's or drawn anew. */
  function whole(endpoint: StaffEndpoint): readonly Attack[] {
    const forms = (of: Things): readonly Call[] => [
      callFor(endpoint, () => of),
      callFor(endpoint, () => of, true),
      ...(also[endpoint.path]?.(of) ?? []).map((body) => {
        const one = callFor(endpoint, () => of);
        return { ...one, body: { ...one.body, ...body } };
      }),
    ];
    const lasting = ({ path, body }: Call, again: Call) => {
      const [said, anew] = [one(path, body), one(again.path, again.body)];
      return said.replace(IDS, (id) => (anew.includes(id) ? id : ""));
    };
    const one = (path: string, body: unknown) => JSON.stringify([path, body]);
    const [own, ownAgain, again] = [forms(ours), forms(ours), forms(theirs)];
    return forms(theirs).map((call, n) => ({
      ...call,
      filter: n === 1,
      whole: lasting(call, again[n] ?? call) !== lasting(own[n] ?? call, ownAgain[n] ?? call),
    }));
  }

  /** What they are answered to the same request. */
  const known = new Map<string, Answer>();
  async function control(one: Call): Promise<Answer> {
    const key = JSON.stringify([one.path, one.body]);
    const answer = known.get(key) ?? (await call(one, theirs.chief));
    if (!known.has(key)) await putBack();
    known.set(key, answer);
    return answer;
  }

  /** What ours is answered to the requests of an endpoint that name things of ours, each with the tables as they are. */
  async function askOwn(endpoint: StaffEndpoint): Promise<readonly string[]> {
    const one = callFor(endpoint, () => ours);
    const bodies = [{}, ...(also[endpoint.path]?.(ours) ?? [])];
    const texts: string[] = [];
    for (const body of bodies) {
      texts.push((await call({ ...one, body: { ...one.body, ...body } }, boss)).text);
      await putBack();
    }
    return texts;
  }
  async function askAll(): Promise<ReadonlyMap<string, readonly string[]>> {
    const answers = new Map<string, readonly string[]>();
    for (const endpoint of asked) answers.set(endpoint.path, await askOwn(endpoint));
    return answers;
  }

  let all = await keep();
  const [once, twice] = [await askAll(), await askAll()];
  const without = all;
  const theirs = await at.theirs();
  all = await keep();
  // The end of the audit log's chain is everybody's.
  const everybodysRow = (row: string) => row.startsWith("staff_audit_head ");
  theirRows = [...all].filter((row) => !without.has(row) && !everybodysRow(row));
  otherRows = [...all].filter((row) => without.has(row) && !everybodysRow(row));
  const marks = [...desk.words, ...idsIn(theirRows, without)];

  return {
    asked,
    unknown() {
      const fields = asked.flatMap((endpoint) =>
        namesOf(endpoint, ownFields(endpoint))
          .filter((field) => !meaningOf(named, endpoint.path, field))
          .map((field) => `${endpoint.path} takes "${field}": say in \`named\` which thing it stands for`),
      );
      const paths = [requests, leftOut, everybodys, partly, above, entries, unnoted].flatMap((said) =>
        Object.keys(said),
      );
      const gone = paths.filter((path) => !endpoints.some((endpoint) => endpoint.path === path));
      return [...fields, ...gone.map((path) => `${path} is no endpoint any more`)];
    },
    async changed(endpoint) {
      // A file that is had has the machine's time in it.
      if (endpoint.method === "GET" || Object.hasOwn(everybodys, endpoint.path)) return [];
      const [first = [], before = []] = [once.get(endpoint.path), twice.get(endpoint.path)];
      const now = await askOwn(endpoint);
      return now.flatMap((text, n) => {
        const then = before[n] ?? "";
        return first[n] !== then || text === then ? [] : [`${endpoint.path}: ${difference(then, text)}`];
      });
    },
    async reached(endpoint, role) {
      const person = await at.as(role);
      const wrong: string[] = [];
      for (const one of attacks(endpoint)) {
        const asks = `${endpoint.path} ${JSON.stringify(one.body)}`;
        const theirAnswer = one.whole ? await control(one) : undefined;
        const { status, text } = await call(one, person);
        if (status >= 500) wrong.push(`${asks}: ${status}`);
        const mark = marks.find((word) => text.includes(word));
        if (mark !== undefined) wrong.push(`${asks} answers ${mark}`);
        const { lost, changed } = await putBack();
        if (lost !== undefined) wrong.push(`${asks} changes ${lost}`);
        if (Object.hasOwn(everybodys, endpoint.path) || theirAnswer?.status !== 200 || status !== 200)
          continue;
        const nothing = one.filter && text.includes("[]");
        if (text === theirAnswer.text && !nothing) wrong.push(`${asks} is answered as it is to theirs`);
        if (!Object.hasOwn(partly, endpoint.path) && (changed || !one.filter))
          wrong.push(`${asks} is ${changed ? "done" : "answered"}`);
      }
      return wrong;
    },
    async refused(endpoint) {
      if (fieldsOf(endpoint).length === 0) return [];
      const one = callFor(endpoint, () => theirs);
      const { status, text } = await control(one);
      const due = !Object.hasOwn(above, endpoint.path);
      return (status === 200) === due
        ? []
        : [`${endpoint.path} ${JSON.stringify(one.body)}: ${status} ${text.slice(0, 200)}`];
    },
    async unlogged(endpoint) {
      const one = callFor(endpoint, () => theirs);
      const last = await lastEntry(at.query, schema);
      const { status } = await call(one, theirs.chief);
      const found = await entriesAfter(at.query, schema, { last, actor: theirs.chief.id });
      const { changed, besides } = await putBack();
      const due = entries[endpoint.path] ?? [];
      const asks = `${endpoint.path} (${status})`;
      const named = JSON.stringify([one.path, one.body]).match(/[\w@-]{12,}/g) ?? [];
      const stranger = besides.find((row) => !named.some((id) => row.includes(id)));
      if (stranger !== undefined) return [`${asks} changes ${stranger}`];
      if (found.join() !== due.join())
        return [`${asks} leaves [${found}], not [${due}] (testing/foreign-entries.ts)`];
      const writes = changed || !(endpoint.permission ?? ".read").endsWith(".read");
      const silent = writes && found.length === 0;
      if (silent === Object.hasOwn(unnoted, endpoint.path)) return [];
      return [
        silent
          ? `${asks} is for whoever may write, and leaves no entry`
          : `${asks} is named as one that leaves none`,
      ];
    },
    made: () => made,
  };
}

/** The tests. */
export function testForeign<Things>(desk: ForeignDesk<Things>): void {
  let foreign: ForeignCheck;
  before(async () => {
    foreign = await openForeign(desk);
  });
  const each = async (look: (endpoint: StaffEndpoint) => Promise<readonly string[]>) => {
    const wrong: string[] = [];
    for (const endpoint of foreign.asked) wrong.push(...(await look(endpoint)));
    return wrong;
  };

  test("every field that names a thing is known: an endpoint that is new says what its fields stand for", () => {
    assert.deepEqual(foreign.unknown(), []);
  });

  test("what a unit is answered stays the same when another unit gets things of its own", async () => {
    assert.deepEqual(await each(foreign.changed), []);
  });

  for (const role of Object.keys(desk.roles))
    test(`the role ${role} reaches nothing of a sibling unit: not by address, field, list or count`, async (t) => {
      const before = foreign.made();
      assert.deepEqual(await each((endpoint) => foreign.reached(endpoint, role)), []);
      t.diagnostic(`${role}: ${foreign.asked.length} endpoints, ${foreign.made() - before} requests`);
    });

  test("the same requests go through for whom the things belong to: they were true ones", async () => {
    assert.deepEqual(await each(foreign.refused), []);
  });

  test("a change changes nobody else's rows, and it and whose data is read are in the audit log under their own name and by who did it", async () => {
    assert.deepEqual(await each(foreign.unlogged), []);
  });
}

/** What a field stands for: by the longest beginning of the path that is known, or by its name alone. */
function meaningOf<Things>(
  named: ForeignDesk<Things>["named"],
  path: string,
  field: string,
): ((things: Things) => unknown) | undefined {
  const known = Object.keys(named)
    .filter((key) => {
      const [at = "", name] = key.split(" ");
      return name === undefined ? key === field : name === field && path.startsWith(at);
    })
    .sort((a, b) => (b.includes(" ") ? b.length : 0) - (a.includes(" ") ? a.length : 0));
  return known[0] === undefined ? undefined : named[known[0]];
}

/** Ids as desks draw them. */
const IDS = /\b(?:[0-9a-f]{16}|[0-9a-f]{20}|[0-9a-f]{24}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\b/g;

/** Ids that stand in rows of theirs and in no other. */
function idsIn(rows: readonly string[], others: ReadonlySet<string>): readonly string[] {
  const ids = (of: Iterable<string>) => new Set([...of].flatMap((row) => row.match(IDS) ?? []));
  const known = ids(others);
  return [...ids(rows)].filter((id) => !known.has(id));
}

/** Where two texts part. */
function difference(a: string, b: string): string {
  let n = 0;
  while (n < a.length && a[n] === b[n]) n += 1;
  return `${a.slice(Math.max(0, n - 60), n + 60)} → ${b.slice(Math.max(0, n - 60), n + 60)}`;
}
