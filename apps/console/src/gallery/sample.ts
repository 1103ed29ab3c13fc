/** A value that a schema allows, the same each time: what a page shows when no server is behind it. */
import { z } from "zod";

type Schema = {
  readonly $ref?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly propertyNames?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly $defs?: Readonly<Record<string, Schema>>;
};

/** Texts of which one fits whatever pattern a contract asks for. */
const TEXTS = [
  "30478",
  "0123456789abcdef01234567",
  "6f1c2a90-2d5b-4c7e-9a41-0c6f3b7d8e21",
  "889-health-department@2020-01-01",
  "+84912345678",
  "48217305",
  "A1B2",
  "08:00",
  "889",
  "V-1",
  "số liệu minh họa",
];
const FORMATS: Readonly<Record<string, string>> = {
  date: "2020-12-26",
  "date-time": "2020-12-27T03:00:00.000Z",
  uuid: "6f1c2a90-2d5b-4c7e-9a41-0c6f3b7d8e21",
  uri: "https://angiang.example/",
};
/** Texts whose schema says less than whoever reads them wants. */
const NAMED: Readonly<Record<string, string>> = {
  phone: "+84912345678",
  path: "89/889/30478/",
  commune: "30478",
};

/** `nth` of the choices of an enumeration or a union is taken, so that pages come in several states; from the fifth on lists are empty. */
export function sample(schema: z.ZodType, nth = 0): unknown {
  const root = z.toJSONSchema(schema, { io: "output", unrepresentable: "any" }) as Schema;
  return madeOf(root, { root, nth, depth: 0, name: "" });
}

type At = { readonly root: Schema; readonly nth: number; readonly depth: number; readonly name: string };

function textOf({ format, pattern, minLength = 0, maxLength = 1e9 }: Schema, { name }: At): string {
  const known = format === undefined ? undefined : FORMATS[format];
  if (known !== undefined) return known;
  const named = NAMED[name];
  if (named !== undefined) return named;
  const fits = (text: string): boolean =>
    text.length >= minLength &&
    text.length <= maxLength &&
    (pattern === undefined || new RegExp(pattern, "u").test(text));
  return (
    (pattern === undefined ? [...TEXTS].reverse() : TEXTS).find(fits) ?? "x".repeat(Math.max(1, minLength))
  );
}

function madeOf(schema: Schema, at: At): unknown {
  const { root, nth, depth } = at;
  const inside = (one: Schema, name = at.name): unknown => madeOf(one, { ...at, depth: depth + 1, name });
  if (schema.$ref !== undefined) return inside(root.$defs?.[schema.$ref.split("/").at(-1) ?? ""] ?? root);
  if ("const" in schema) return schema.const;
  if (schema.enum) return schema.enum[nth % schema.enum.length];
  const several = schema.anyOf ?? schema.oneOf;
  if (several) {
    const real = several.filter(({ type }) => type !== "null");
    // What may be missing is there, but in every fourth state, and where a schema goes round.
    if (real.length < several.length && (nth % 4 === 3 || depth > 12)) return null;
    return inside(real[nth % real.length] ?? {});
  }
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((one) => inside(one)));
  switch (schema.type) {
    case "string":
      return textOf(schema, at);
    case "integer":
    case "number":
      // Few, and in every second state more than any list needs to be long.
      return Math.min(schema.maximum ?? 1_000, Math.max(schema.minimum ?? 0, nth % 2 === 0 ? 2 : 30));
    case "boolean":
      return nth % 2 === 0;
    case "array":
      if (schema.prefixItems) return schema.prefixItems.map((one) => inside(one));
      if (depth > 12 || nth >= 4) return [];
      return Array.from({ length: Math.min(Math.max(schema.minItems ?? 0, 1), schema.maxItems ?? 1) }, () =>
        inside(schema.items ?? {}),
      );
    case "object": {
      const { properties, additionalProperties, propertyNames } = schema;
      if (properties)
        return Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, inside(one, name)]));
      if (typeof additionalProperties !== "object") return {};
      const names = propertyNames?.enum ?? [propertyNames ? inside(propertyNames) : "one"];
      return Object.fromEntries(names.map((name) => [String(name), inside(additionalProperties)]));
    }
    default:
      return null;
  }
}
