/** Cases for fuzzing: valid samples with a few edits, and now and then something wild. */
import fc from "fast-check";

type Edit = (bytes: Uint8Array) => Uint8Array;

const joined = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));
const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const INTERESTING = [0, 1, 0x7f, 0x80, 0xff, 0x0a, 0x22, 0x2e, 0x5c] as const;

/** An edit of bytes: a bit turned, a byte set, a stretch removed, doubled, filled or put in, the end cut off. */
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ at: place, bit: fc.nat(7) }).map(
    ({ at, bit }): Edit =>
      (bytes) => {
        const changed = bytes.slice();
        if (changed.length > 0) changed[Math.floor(at * changed.length)]! ^= 1 << bit;
        return changed;
      },
  ),
  fc.record({ at: place, value: fc.constantFrom(...INTERESTING) }).map(
    ({ at, value }): Edit =>
      (bytes) => {
        const changed = bytes.slice();
        if (changed.length > 0) changed[Math.floor(at * changed.length)] = value;
        return changed;
      },
  ),
  fc.record({ at: place, length: fc.nat(40) }).map(
    ({ at, length }): Edit =>
      (bytes) => {
        const from = Math.floor(at * bytes.length);
        return joined(bytes.subarray(0, from), bytes.subarray(from + length));
      },
  ),
  fc.record({ at: place, length: fc.nat(200) }).map(
    ({ at, length }): Edit =>
      (bytes) => {
        const from = Math.floor(at * bytes.length);
        return joined(bytes.subarray(0, from + length), bytes.subarray(from));
      },
  ),
  fc.record({ at: place, more: fc.uint8Array({ maxLength: 20 }) }).map(
    ({ at, more }): Edit =>
      (bytes) => {
        const from = Math.floor(at * bytes.length);
        return joined(bytes.subarray(0, from), more, bytes.subarray(from));
      },
  ),
  place.map(
    (at): Edit =>
      (bytes) =>
        bytes.slice(0, Math.floor(at * bytes.length)),
  ),
);

/** Samples with up to five edits; one in ten cases is a sample as it is, one in ten bytes without any sense. */
export function editedBytes(samples: readonly Uint8Array[], wildest = 300): fc.Arbitrary<Uint8Array> {
  // A Buffer's slice is no copy: edits would spoil the sample.
  const whole: readonly Uint8Array[] = samples.map((sample) => new Uint8Array(sample));
  const edited = fc
    .record({ sample: fc.nat(samples.length - 1), edits: fc.array(edit, { maxLength: 5 }) })
    .map(({ sample, edits }) => edits.reduce((bytes, change) => change(bytes), whole[sample]!));
  return fc.oneof(
    { weight: 8, arbitrary: edited },
    { weight: 1, arbitrary: fc.constantFrom(...whole) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: wildest }) },
  );
}

const decoder = new TextDecoder("latin1");

/** Texts: samples edited as bytes, strings of any characters, and samples between blanks. */
export function editedText(samples: readonly string[]): fc.Arbitrary<string> {
  const bytes = samples.map((sample) => new Uint8Array(Buffer.from(sample, "utf8")));
  return fc.oneof(
    { weight: 6, arbitrary: editedBytes(bytes).map((edited) => Buffer.from(edited).toString("utf8")) },
    { weight: 2, arbitrary: editedBytes(bytes).map((edited) => decoder.decode(edited)) },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 200 }) },
    { weight: 1, arbitrary: fc.constantFrom(...samples).map((sample) => ` ${sample}\n`) },
  );
}

const LONG = "x".repeat(70_000);
/** Values that code forgets about. */
const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    0,
    -1,
    0.5,
    1e308,
    -1e308,
    2 ** 53,
    2 ** 31,
    -(2 ** 31),
    2 ** 32,
    1e21,
    "",
    " ",
    "0",
    "-1",
    "NaN",
    "null",
    "\u0000",
    "Ðïñ",
    "💉",
    LONG,
    [],
    {},
    [[]],
    { a: { b: {} } },
    "__proto__",
    "2020-02-30",
    "1e9",
  ),
  fc.jsonValue({ maxDepth: 2 }),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes).toString("base64")),
);

type JsonEdit = {
  readonly at: number;
  readonly how: "replace" | "remove" | "double" | "rename" | "deepen";
  readonly value: unknown;
};
const jsonEdit: fc.Arbitrary<JsonEdit> = fc.record({
  at: fc.nat(10_000),
  how: fc.constantFrom("replace", "replace", "replace", "remove", "double", "rename", "deepen"),
  value: odd,
});

/** Every place in a JSON value at which it can be edited: a container and a name in it. */
function placesIn(value: unknown, found: [Record<string, unknown>, string][] = []): typeof found {
  if (typeof value !== "object" || value === null) return found;
  const container = value as Record<string, unknown>;
  for (const name of Object.keys(container)) {
    found.push([container, name]);
    placesIn(container[name], found);
  }
  return found;
}

/** Some edits of a JSON value, at any depth. */
export const jsonEdits: fc.Arbitrary<readonly JsonEdit[]> = fc.array(jsonEdit, { maxLength: 4 });

/** A JSON value with its edits. */
export function editJson(sample: unknown, edits: readonly JsonEdit[]): unknown {
  const root: Record<string, unknown> = { whole: structuredClone(sample) };
  for (const { at, how, value } of edits) {
    const places = placesIn(root);
    const [container, name] = places[at % places.length] ?? [root, "whole"];
    if (how === "remove" && container !== root) {
      if (Array.isArray(container)) container.splice(Number(name), 1);
      else delete container[name];
    } else if (how === "double" && Array.isArray(container))
      container.push(structuredClone(container[Number(name)]));
    else if (how === "rename") container[`${name}x`] = structuredClone(container[name]);
    else if (how === "deepen") container[name] = [container[name]];
    else container[name] = structuredClone(value);
  }
  return root["whole"];
}

/** JSON values: samples with 0–4 edits at any depth; one in ten is any value. */
export function editedJson(samples: readonly unknown[]): fc.Arbitrary<unknown> {
  const edited = fc
    .record({ sample: fc.nat(samples.length - 1), edits: jsonEdits })
    .map(({ sample, edits }) => editJson(samples[sample], edits));
  return fc.oneof({ weight: 9, arbitrary: edited }, { weight: 1, arbitrary: odd });
}

/** The text of a JSON body or file: an edited value, its text edited again, or no JSON at all. */
export function editedJsonText(samples: readonly unknown[]): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 7, arbitrary: editedJson(samples).map((value) => JSON.stringify(value) ?? "") },
    { weight: 3, arbitrary: editedText(samples.map((sample) => JSON.stringify(sample))) },
  );
}

/** Texts that are full of a few words, each many times after another, up to so many characters: a reader that looks at one twice is slow at them. */
export function fullText(words: readonly string[], longest: number): fc.Arbitrary<string> {
  const run = fc.record({
    word: fc.constantFrom(...words),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  return fc
    .array(run, { minLength: 1, maxLength: 4 })
    .map((runs) =>
      runs.map(({ word, share }) => word.repeat(Math.ceil((share * longest) / 4 / word.length))).join(""),
    );
}
