/** A request filled in from its schema, as JSON Schema says it; and the fields that name things. */
import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { StaffEndpoint } from "./endpoints.ts";

type Schema = { readonly [key: string]: unknown };

/** Names of fields that name a thing: "id", "caseId", "toUnitId", "ids", "station", ":run". */
const NAMES = /^:|(?:^id|Id|^ids|Ids)$|^(?:unit|station|action|run|codes?|csv)$/;

/** Every schema below one, with the name of the field that it is of. */
function* fieldsIn(
  schema: Schema,
  root: Schema,
  but: readonly string[] = [],
): Generator<readonly [string, Schema]> {
  const own = resolved(schema, root);
  for (const [name, of] of Object.entries((own["properties"] ?? {}) as Record<string, Schema>)) {
    if (but.includes(name)) continue;
    yield [name, of];
    yield* fieldsIn(of, root);
  }
  for (const of of choices(own)) yield* fieldsIn(of, root, but);
  if (own["items"]) yield* fieldsIn(own["items"] as Schema, root);
}

const choices = (schema: Schema): readonly Schema[] =>
  (schema["anyOf"] ?? schema["oneOf"] ?? []) as readonly Schema[];

function resolved(schema: Schema, root: Schema): Schema {
  const ref = schema["$ref"];
  if (typeof ref !== "string") return schema;
  const { [ref.split("/").at(-1) ?? ""]: found } = (root["$defs"] ?? {}) as Record<string, Schema>;
  return found ?? {};
}

const schemas = new WeakMap<StaffEndpoint, Schema>();

/** What an endpoint takes, as JSON Schema; nothing of one that is only an address. */
export function requestSchema(endpoint: StaffEndpoint): Schema {
  const schema = schemas.get(endpoint) ?? written(endpoint);
  schemas.set(endpoint, schema);
  return schema;
}

const written = (endpoint: StaffEndpoint): Schema =>
  "request" in endpoint
    ? (z.toJSONSchema(endpoint.request, { io: "input", unrepresentable: "any" }) as Schema)
    : {};

/** The fields of an endpoint's address and request that name a thing, each once; `but`: whole fields of the request aside. */
export function namesOf(endpoint: StaffEndpoint, but: readonly string[] = []): readonly string[] {
  const schema = requestSchema(endpoint);
  const inAddress = endpoint.path.match(/:\w+/g) ?? [];
  return [
    ...new Set(
      [...inAddress, ...[...fieldsIn(schema, schema, but)].map(([name]) => name)].filter((name) =>
        NAMES.test(name),
      ),
    ),
  ];
}

/** What a request is filled in with. */
export type Filling = {
  /** What a field stands for; undefined when nothing is said of it. */
  value(field: string): unknown;
  /** The version of a record, by its key. */
  readonly versions: ReadonlyMap<string, number>;
  /** Whether fields that may be left out and that name a thing are given too. */
  readonly optional: boolean;
};

/** The smallest request that a schema takes, with the things that are named in it. */
export function fillIn(root: Schema, filling: Filling): unknown {
  const fill = (schema: Schema, name: string): unknown => {
    const said = name === "" ? undefined : filling.value(name);
    if (said !== undefined) return said;
    const own = resolved(schema, root);
    const [first] = choices(own).filter((one) => one["type"] !== "null");
    if (first) return choices(own).some((one) => one["type"] === "null") ? null : fill(first, name);
    if ("const" in own) return own["const"];
    if (Array.isArray(own["enum"])) return own["enum"][0];
    return byType(own, name);
  };
  function byType(own: Schema, name: string): unknown {
    const type = Array.isArray(own["type"]) ? own["type"][0] : own["type"];
    if (type === "object") return object(own);
    if (type === "array")
      return Number(own["minItems"] ?? 0) === 0 ? [] : [fill(own["items"] as Schema, name)];
    if (type === "boolean") return false;
    if (type === "integer" || type === "number") return Math.max(1, Number(own["minimum"] ?? 1));
    if (own["format"] === "uuid") return randomUUID();
    if (own["format"] === "date") return filling.value("day") ?? "2020-12-27";
    return type === "string" ? "Chữ thường" : null;
  }
  function object(own: Schema): Record<string, unknown> {
    const required = (own["required"] ?? []) as readonly string[];
    const fields = Object.entries((own["properties"] ?? {}) as Record<string, Schema>).filter(
      ([name]) =>
        required.includes(name) ||
        (filling.optional && NAMES.test(name) && filling.value(name) !== undefined),
    );
    const filled = Object.fromEntries(fields.map(([name, of]) => [name, fill(of, name)]));
    if ("version" in filled && filling.value("version") === undefined) {
      const key = fields.map(([name]) => filled[name]).find((one) => filling.versions.has(String(one)));
      filled["version"] = filling.versions.get(String(key)) ?? 1;
    }
    return filled;
  }
  return fill(root, "");
}
