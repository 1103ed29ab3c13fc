/** Holds the documents to the code: endpoints, worked examples, figures, and every relative link of every page. */
import assert from "node:assert/strict";
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { test } from "node:test";
import type { Budget, Document, Endpoint } from "@bluezone/contract/endpoint";
import { LISTENING } from "@bluezone/contract/signed";
import { PROFILES } from "@bluezone/policy/profile";
import { encodeExportBin } from "@bluezone/protocol/export/export-bin";
import { tek } from "@bluezone/protocol/identity/tek";
import { diagnosisKey } from "@bluezone/protocol/report/diagnosis-key";
import { Enin, fromUnixSeconds } from "@bluezone/protocol/time";
import { DESK_FILES, isDesks } from "../written/desk-endpoints.ts";
import { anchor } from "./anchor.ts";
import { tablesIn } from "./tables.ts";

const top = resolve(import.meta.dirname, "../..");
const read = (path: string): string => readFileSync(join(top, path), "utf8");

/** Everything that any file of the contract exports and that has a method and a path, but for the desks' (`desk-endpoints.ts`). */
async function endpoints(): Promise<(Endpoint | Document)[]> {
  const found: (Endpoint | Document)[] = [];
  const desks = new Set(globSync([...DESK_FILES], { cwd: top }));
  for (const file of globSync("packages/contract/src/**/*.ts", { cwd: top })) {
    if (file.endsWith(".test.ts")) continue;
    for (const value of Object.values((await import(join(top, file))) as Record<string, unknown>))
      if (typeof value === "object" && value !== null && "method" in value && "path" in value)
        if (!(desks.has(file) && isDesks(value as Endpoint | Document)))
          found.push(value as Endpoint | Document);
  }
  return found;
}

/** The sections of a page by their second-level heading. */
function sections(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split(/^## /m).map((part) => {
      const [heading = "", ...rest] = part.split("\n");
      return [heading.trim(), rest.join("\n").replace(/^# .*/ms, "")];
    }),
  );
}

/** The fields that a table names in its first column; those marked ● apart. */
function fields(table: string): { readonly all: string[]; readonly required: string[] } {
  const rows = [...table.matchAll(/^\| ((?:`\w+`(?:, )?)+)( ●)? \|/gm)].map(([, names = "", required]) => ({
    names: [...names.matchAll(/`(\w+)`/g)].map(([, name = ""]) => name),
    required: required !== undefined,
  }));
  const namesOf = (some: typeof rows) => some.flatMap(({ names }) => names).sort();
  return { all: namesOf(rows), required: namesOf(rows.filter(({ required }) => required)) };
}

type ObjectSchema = {
  readonly properties?: Record<string, unknown>;
  readonly required?: string[];
  readonly $ref?: string;
  readonly $defs?: Record<string, ObjectSchema>;
};

function schemaFields(schema: Endpoint["request"], io: "input" | "output"): ReturnType<typeof fields> {
  const json = schema.toJSONSchema({ io, unrepresentable: "any" }) as ObjectSchema;
  const root = json.$ref === undefined ? json : (json.$defs?.[json.$ref.split("/").at(-1) ?? ""] ?? {});
  return { all: Object.keys(root.properties ?? {}).sort(), required: [...(root.required ?? [])].sort() };
}

test("every endpoint of the contract stands on the page of endpoints with its fields, codes, statuses and sizes", async () => {
  const page = sections(read("docs/protocol/09-endpoints.md"));
  const all = await endpoints();
  assert.ok(all.length >= 12, "the contract's endpoints were not found");
  for (const endpoint of all) {
    const name = `${endpoint.method} ${endpoint.path}`;
    const section = page.get(`\`${name}\``);
    assert.ok(section, `09-endpoints.md has no section for ${name}`);
    if (endpoint.method === "GET") {
      assert.ok(
        section.includes(`Type \`${endpoint.mediaType}\`, max-age ${endpoint.maxAge}.`),
        `${name}: type and max-age`,
      );
      continue;
    }
    const { family, malformed, maxBody, buckets } = endpoint;
    const sizes = buckets ? ` · sizes: ${buckets.request.join(" ")} → ${buckets.response.join(" ")}` : "";
    const line = `Audience: ${endpoint.audience} · family: ${family} · malformed: \`${malformed}\` · largest body: ${maxBody}${sizes}`;
    assert.ok(section.split("\n").includes(line), `${name}: the page must say "${line}"`);
    const [, request = "", answer = ""] = section.split(/^\*\*(?:Request|Response)\*\*$/m);
    assert.deepEqual(
      fields(request),
      schemaFields(endpoint.request, "input"),
      `${name}: fields of the request`,
    );
    assert.deepEqual(
      fields(answer),
      schemaFields(endpoint.response, "output"),
      `${name}: fields of the answer`,
    );
    const listed = /^Faults: (.*)$/m.exec(section)?.[1] ?? "";
    const faults = Object.fromEntries(
      listed.split(" · ").map((pair) => {
        const [, code = "", status] = /^`(\w+)` (\d{3})$/.exec(pair) ?? [];
        return [code, Number(status)];
      }),
    );
    assert.deepEqual(faults, { ...endpoint.faults }, `${name}: codes and statuses`);
  }
});

const WHOSE = {
  commune: "calls of each commune",
  secret: "calls of each code, token or link that is known",
  poster: "calls of each poster",
  everybody: "calls of all together",
  message: "of what costs a message",
  issuer: "no number of calls: each issuer has its own places in the line of those that wait",
} as const satisfies Readonly<Record<Budget["each"], string>>;

test("H3: every endpoint that needs no sign-in has a budget, and the page of endpoints says it", async () => {
  const page = sections(read("docs/protocol/09-endpoints.md"));
  const open = (await endpoints()).filter(
    (endpoint): endpoint is Endpoint =>
      endpoint.method === "POST" &&
      (endpoint.audience === "open" || endpoint.audience === "device") &&
      !endpoint.path.startsWith("/api/staff/"),
  );
  assert.ok(open.length >= 16, `${open.length} endpoints were found`);
  for (const { path, budget } of open) {
    assert.ok(budget, `${path} lets anybody in and has no budget`);
    const said =
      typeof budget.calls === "number" ? `${budget.calls} ${WHOSE[budget.each]}` : WHOSE[budget.each];
    const section = page.get(`\`POST ${path}\``) ?? "";
    assert.ok(section.includes(`\nBudget in ten minutes: ${said}`), `${path}: the page must say "${said}"`);
  }
});

test("the page of endpoints has no endpoint that the contract has not", async () => {
  const known = new Set((await endpoints()).map(({ method, path }) => `\`${method} ${path}\``));
  // Not of the contract: operators' own.
  known.add("`GET /healthz`");
  const named = [...sections(read("docs/protocol/09-endpoints.md")).keys()].filter((heading) =>
    heading.startsWith("`"),
  );
  assert.deepEqual(
    named.filter((heading) => !known.has(heading)),
    [],
  );
});

test("worked examples are the vectors", () => {
  const vector = (name: string) => JSON.parse(read(`vectors/${name}.json`));
  const { tek, rpiKey, aemKey, metadata, intervals } = vector("identifiers");
  const { write } = vector("frame");
  const { secret, valid } = vector("publish-hmac");
  const examples: Record<string, string[]> = {
    "02-identifiers.md": [tek, rpiKey, aemKey, metadata, intervals[0].rpi, intervals[0].aem],
    "air.md": [write[0].advert, write[0].scanResponse, write[0].payload],
    "06-share.md": [
      secret,
      ...valid.flatMap((one: { clearTexts: string[]; hmacs: string[] }) => [...one.clearTexts, ...one.hmacs]),
    ],
  };
  for (const [page, values] of Object.entries(examples)) {
    const text = read(`docs/protocol/${page}`);
    for (const value of values) assert.ok(text.includes(`\`${value}\``), `${page} does not show ${value}`);
  }
});

test("the worked example of an export file is what is written", async () => {
  const key = diagnosisKey(tek(new Uint8Array(16).fill(1), Enin(2_676_000), 144), {
    reportType: "confirmedTest",
    daysSinceOnset: -3,
    transmissionRisk: 2,
  });
  const window = { start: fromUnixSeconds(1_609_053_000), end: fromUnixSeconds(1_609_053_600) };
  const place = { region: "VN", batchNum: 1, batchSize: 1 };
  const written = await encodeExportBin({ ...window, ...place, keys: [key], revisedKeys: [] }, []);
  const [, table = ""] = read("docs/protocol/07-exports.md").split("| bytes of `export.bin` |");
  const shown = [...(table.split("\n\n")[0] ?? "").matchAll(/^\| ([^|]+) \|/gm)].flatMap(([, cell = ""]) =>
    [...cell.matchAll(/`([0-9a-f]+)`/g)].map(([, hex]) => hex),
  );
  assert.equal(shown.join(""), Buffer.from(written).toString("hex"));
});

test("figures that the pages show as JSON are the code's", () => {
  const blocks = (page: string): unknown[] =>
    [...read(`docs/protocol/${page}`).matchAll(/^```json\n(.*?)^```$/gms)].map(([, text = ""]) =>
      JSON.parse(text),
    );
  assert.deepEqual(blocks("08-signed-documents.md"), [LISTENING]);
  assert.deepEqual(blocks("05-exposure-and-risk.md"), [PROFILES["vn-2020-12"].risk, PROFILES.default.risk]);
});

test("every table of a server stands in PRIVACY.md, where it says what it is for and how long it is kept", () => {
  const privacy = read("PRIVACY.md");
  const servers: Readonly<Record<string, number>> = {
    "servers/keys/src/tables.ts": 8,
    "servers/health/src/{,*/}tables.ts": 15,
    "servers/rollout/src/{,*/}tables.ts": 40,
    "packages/staff/src/tables.ts": 11,
  };
  for (const [files, least] of Object.entries(servers)) {
    const tables = tablesIn(files);
    assert.ok(tables.length >= least, `only ${tables.length} tables were found in ${files}`);
    assert.deepEqual(
      tables.filter((name) => !privacy.includes(`\`${name}\``)),
      [],
      files,
    );
  }
});

test("every test that the page of defects names is there", () => {
  const rows = read("docs/protocol/reference-defects.md")
    .split("\n")
    .filter((line) => /\.(test|deep)\.ts`: /.test(line));
  assert.equal(rows.length, 8, "one row a defect");
  for (const row of rows) {
    const [, file = "", names = ""] =
      /`(servers\/[\w/.-]+\.(?:test|deep)\.ts)`: ("[^|]*) \|$/.exec(row) ?? [];
    for (const [, name] of names.matchAll(/"([^"]+)"/g))
      assert.ok(read(file).includes(`"${name}"`), `${file} has no test "${name}"`);
    assert.ok(names.startsWith('"'), row);
  }
});

const withoutCode = (text: string): string => text.replace(/^```.*?^```$/gms, "").replace(/`[^`\n]*`/g, "");

test("every relative link of every page leads to a file that is there, and to a heading in it", () => {
  const pages = globSync("**/*.md", {
    cwd: top,
    exclude: (name) => /^(node_modules|dist|\.git)$/.test(name),
  });
  assert.ok(pages.includes("CONTRIBUTING.md") && pages.length > 15, "pages were not found");
  const broken = pages.flatMap((page) =>
    [...withoutCode(read(page)).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, target = ""]) => {
      if (/^[a-z]+:/.test(target)) return [];
      const [path = "", fragment] = target.split("#");
      const file = path === "" ? page : join(dirname(page), decodeURI(path));
      if (!existsSync(join(top, file))) return [`${page}: ${target}`];
      if (fragment === undefined || !file.endsWith(".md")) return [];
      const headings = [...read(file).matchAll(/^#{1,6} (.*)$/gm)].map(([, heading = ""]) => anchor(heading));
      return headings.includes(decodeURI(fragment)) ? [] : [`${page}: ${target} names no heading`];
    }),
  );
  assert.deepEqual(broken, []);
});
