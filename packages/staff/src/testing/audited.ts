/**
 * Every change at a desk stands in the audit log under its own name: one test over all endpoints of a contract, so that a new
 * endpoint is in it by itself. An endpoint that no table names fails the test, and so does an action whose entry is
 * taken out.
 *
 * A desk's test file lists what its endpoints do, by path:
 *
 *     testAudited({
 *       endpoints: await changingEndpoints(["rollout", "units.ts"]),
 *       reads: ["/api/rollout/tasks/list", …],      // change nothing
 *       unnoted: { "/api/staff/sign-out": "…" },    // change something, and why no entry is written
 *       actions: {
 *         "/api/rollout/tasks/close": {
 *           action: "task.close",
 *           async asked() {
 *             const [officer, task] = [await desk.as("officer"), await newTask()];
 *             return { by: officer, body: { id: task.id, version: 1 }, subject: task.id };
 *           },
 *         },
 *       },
 *       at: () => desk,                             // { url, database }
 *     });
 *
 * `asked` makes ready whatever the action needs (its entries are not looked at) and says who asks what; the call itself
 * is made here, at the endpoint's own path. Afterwards exactly one entry of `action` must be new, by that person and,
 * when `subject` is given, of that subject. Two endpoints that mean to write the same action say so with `like`.
 */
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { test } from "node:test";
import type { Endpoint, Upload } from "@bluezone/contract/endpoint";
import type { AuditRow, Store } from "../tables.ts";

/** An endpoint that may change something: whoever may call it. */
export type Changing = Endpoint | Upload;

/** Who asks what of an endpoint. */
export type AuditedCall = {
  /** Whose cookie goes with the call, and whose id the entry names. Nobody, for who is not signed in yet: then `actor` says it. */
  readonly by?: { readonly id: string; readonly cookie: string };
  /** The JSON body, or the query beside a file. */
  readonly body: unknown;
  /** The file, at an endpoint that takes one. */
  readonly file?: { readonly bytes: Uint8Array; readonly mediaType: string };
  /** The id that the entry names in place of `by`'s: out of the answer, when the call is what makes it. */
  readonly actor?: (answer: Readonly<Record<string, unknown>>) => string;
  /** What the entry must be of. */
  readonly subject?: string | ((answer: Readonly<Record<string, unknown>>) => string);
};

/** A change and the entry that it must leave. */
export type AuditedAction = {
  /** "task.close". */
  readonly action: string;
  /** The path of another endpoint that leaves an entry of the same action, on purpose. */
  readonly like?: string;
  asked(): Promise<AuditedCall>;
};

/** A desk under test. */
export type AuditedDesk = {
  readonly endpoints: readonly Changing[];
  /** Paths of endpoints that only read. */
  readonly reads: readonly string[];
  /** Paths of endpoints that change something without an entry, each with the reason in one sentence. */
  readonly unnoted?: Readonly<Record<string, string>>;
  readonly actions: Readonly<Record<string, AuditedAction>>;
  /** The running server. `database` is its own, with the tables of this room among others. */
  at(): { readonly url: string; readonly database: { readonly db: unknown } };
};

const CONTRACT = resolve(import.meta.dirname, "../../../contract/src");

const isChanging = (one: unknown): one is Changing =>
  typeof one === "object" && one !== null && "method" in one && one.method === "POST" && "audience" in one;

/**
 * Every endpoint of the contract that is called with POST: of a folder ("rollout") or of one file of it ("units.ts").
 * @param who only those at which these may call; staff when absent. The room's own test also asks for "open".
 */
export async function changingEndpoints(
  places: readonly string[],
  who: readonly Changing["audience"][] = ["staff"],
): Promise<readonly Changing[]> {
  const files = places.flatMap((place) =>
    place.endsWith(".ts")
      ? [place]
      : readdirSync(`${CONTRACT}/${place}`)
          .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
          .map((name) => `${place}/${name}`),
  );
  const modules: Record<string, unknown>[] = await Promise.all(
    files.map((name) => import(`${CONTRACT}/${name}`)),
  );
  return modules
    .flatMap((module) => Object.values(module))
    .filter(isChanging)
    .filter(({ audience }) => who.includes(audience));
}

/** The tests: one over the tables, one an action, and one that what is refused or only read leaves no entry. */
export function testAudited({ endpoints, reads, unnoted = {}, actions, at }: AuditedDesk): void {
  test("every endpoint is a change with its own entry in the audit log, or is named as one that leaves none", () => {
    const paths = endpoints.map(({ path }) => path);
    const named = [...reads, ...Object.keys(unnoted), ...Object.keys(actions)];
    assert.ok(paths.length > 0, "the contract has no endpoint there");
    const missing = (from: readonly string[], of: readonly string[]) =>
      of.filter((one) => !from.includes(one));
    assert.deepEqual(missing(named, paths), [], "endpoints that no table names");
    assert.deepEqual(missing(paths, named), [], "named, but no endpoint");
    assert.deepEqual(
      named.filter((path, i) => named.indexOf(path) !== i),
      [],
      "named twice",
    );
    for (const [path, { action, like }] of Object.entries(actions))
      for (const [other, known] of Object.entries(actions))
        assert.ok(
          other === path || known.action !== action || like === other || known.like === path,
          `${path} and ${other} both write ${action}; say so with "like" if it is meant`,
        );
  });

  for (const [path, { action, asked }] of Object.entries(actions))
    test(`${path} leaves its entry ${action} in the audit log`, async () => {
      const endpoint = endpoints.find((one) => one.path === path);
      assert.ok(endpoint, `${path} is no endpoint of the contract`);
      const given = await asked();
      const before = await lastEntry(at().database);
      const { status, answer } = await call(at().url, endpoint, given);
      assert.equal(status, 200, `${path}: ${JSON.stringify(answer)}`);
      const entries = (await entriesAfter(at().database, before)).filter((one) => one.action === action);
      assert.equal(entries.length, 1, `${entries.length} new entries of ${action}`);
      const [{ actor, subject }] = entries as [AuditRow];
      assert.equal(actor, given.actor?.(answer) ?? given.by?.id, "by somebody else");
      if (given.subject !== undefined)
        assert.equal(
          subject,
          typeof given.subject === "string" ? given.subject : given.subject(answer),
          "of something else",
        );
    });

  test("what is refused leaves no entry in the audit log", async () => {
    const before = await lastEntry(at().database);
    for (const endpoint of endpoints) {
      const { status } = await call(at().url, endpoint, { body: null });
      assert.ok(status >= 400 && status < 500, `${endpoint.path}: ${status}`);
    }
    assert.deepEqual(await entriesAfter(at().database, before), []);
  });
}

async function call(
  url: string,
  endpoint: Changing,
  { by, body, file }: AuditedCall,
): Promise<{ readonly status: number; readonly answer: Record<string, unknown> }> {
  const query = file ? `?${new URLSearchParams(body as Record<string, string>)}` : "";
  const answer = await fetch(`${url}${endpoint.path}${query}`, {
    method: "POST",
    headers: {
      cookie: by?.cookie ?? "",
      "content-type":
        file?.mediaType ?? ("mediaTypes" in endpoint ? endpoint.mediaTypes[0]! : "application/json"),
    },
    body: file ? (file.bytes as Uint8Array<ArrayBuffer>) : JSON.stringify(body),
  });
  return { status: answer.status, answer: (await answer.json()) as Record<string, unknown> };
}

async function lastEntry({ db }: { readonly db: unknown }): Promise<string> {
  return (await (db as Store["db"]).selectFrom("staff_audit_head").select("n").executeTakeFirstOrThrow()).n;
}

async function entriesAfter({ db }: { readonly db: unknown }, n: string): Promise<readonly AuditRow[]> {
  return (db as Store["db"]).selectFrom("staff_audit").selectAll().where("n", ">", n).orderBy("n").execute();
}
