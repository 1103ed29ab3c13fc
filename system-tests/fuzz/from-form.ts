/** Values of a form that JSON Schema describes (draft 2020-12, as the contract's schemas are written in it): cases that get past the first check. */
import fc from "fast-check";

/** What is read of a form. */
export type Form = {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Form[];
  readonly oneOf?: readonly Form[];
  readonly allOf?: readonly Form[];
  readonly properties?: Readonly<Record<string, Form>>;
  readonly required?: readonly string[];
  readonly items?: Form;
  readonly additionalProperties?: Form | boolean;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
};

/** Things of one kind alike, so that one case's may be another's. */
const FORMATS: Readonly<Record<string, readonly string[]>> = {
  uuid: ["6f1c2a90-2d5b-4c7e-9a41-0c6f3b7d8e21", "6f1c2a90-2d5b-4c7e-9a41-0c6f3b7d8e22"],
  date: ["2020-12-27", "2020-12-20", "2021-01-02", "2000-02-29"],
};

/** Patterns that name classes of characters: fast-check draws none of those, so any text is tried. */
const OF_CLASSES = /\\p\{|\(\?/i;

/** Longest text and list; what is longer the contract's own limits refuse. */
const [LONGEST, MOST] = [300, 4];

function textOf({ format = "", pattern, minLength = 0, maxLength = LONGEST }: Form): fc.Arbitrary<unknown> {
  const known = FORMATS[format];
  if (known) return fc.constantFrom(...known);
  if (pattern !== undefined && !OF_CLASSES.test(pattern))
    return fc.stringMatching(new RegExp(pattern, "u"), { size: "-1" });
  return fc.string({
    unit: "grapheme",
    minLength,
    maxLength: Math.max(minLength, Math.min(maxLength, LONGEST)),
  });
}

/** Values of a form. What no form describes is anything. */
export function fromForm(form: Form): fc.Arbitrary<unknown> {
  if ("const" in form) return fc.constant(form.const);
  if (form.enum) return fc.constantFrom(...form.enum);
  const several = form.anyOf ?? form.oneOf;
  if (several) return fc.oneof(...several.map(fromForm));
  if (form.allOf)
    return fc
      .tuple(...form.allOf.map(fromForm))
      .map((parts) => Object.assign({}, ...(parts as object[])) as unknown);
  if (Array.isArray(form.type)) return fc.oneof(...form.type.map((type) => fromForm({ ...form, type })));
  const { minimum = -1_000, maximum = 100_000 } = form;
  switch (form.type) {
    case "string":
      return textOf(form);
    case "integer":
      return fc.integer({ min: minimum, max: Math.max(minimum, Math.min(maximum, 2 ** 31)) });
    case "number":
      return fc.double({ min: minimum, max: maximum, noNaN: true });
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case "array": {
      const { minItems = 0, maxItems = MOST } = form;
      const lengths = { minLength: minItems, maxLength: Math.max(minItems, Math.min(maxItems, MOST)) };
      return fc.array(fromForm(form.items ?? {}), lengths);
    }
    case "object": {
      const { properties = {}, required = [], additionalProperties } = form;
      if (typeof additionalProperties === "object" && Object.keys(properties).length === 0)
        return fc.dictionary(fc.string({ maxLength: 20 }), fromForm(additionalProperties), { maxKeys: MOST });
      const fields = Object.fromEntries(
        Object.entries(properties).map(([name, one]) => [name, fromForm(one)]),
      );
      return fc.record(fields, { requiredKeys: required.filter((name) => name in fields) });
    }
    default:
      return fc.jsonValue({ maxDepth: 1 });
  }
}
