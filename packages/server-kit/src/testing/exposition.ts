/**
 * Reads a page of metrics by the grammar of the text format 0.0.4 (prometheus.io, "Exposition formats"), and shares nothing
 * with what writes it.
 */
import assert from "node:assert/strict";

/** One line: the name as it stands, labels, and the number. */
export type ReadSample = {
  readonly name: string;
  readonly labels: ReadonlyMap<string, string>;
  readonly value: number;
};
export type ReadFamily = {
  readonly type: string;
  readonly help: string;
  readonly samples: readonly ReadSample[];
};

const NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
const LABEL = String.raw`([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"`;
const NUMBER = String.raw`[+-]Inf|NaN|[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?`;
const LINE = new RegExp(String.raw`^(${NAME})(?:\{(${LABEL}(?:,${LABEL})*)?\})? (${NUMBER})$`);

/** The families of a page by name. Throws AssertionError at what the format has not. */
export function readExposition(page: string): ReadonlyMap<string, ReadFamily> {
  assert.ok(page.endsWith("\n"), "the last line ends");
  const families = new Map<string, { type: string; help: string; samples: ReadSample[] }>();
  const seen = new Set<string>();
  let [name, help] = ["", ""];
  for (const line of page.slice(0, -1).split("\n")) {
    const comment = new RegExp(`^# (HELP|TYPE) (${NAME}) (.+)$`).exec(line);
    if (comment) {
      const [, word, about = "", text = ""] = comment;
      if (word === "HELP") {
        [name, help] = [about, text];
        continue;
      }
      assert.equal(about, name, "TYPE follows the HELP of its name");
      assert.ok(["counter", "gauge", "histogram", "summary", "untyped"].includes(text), line);
      assert.ok(!families.has(name), `${name} stands in one block`);
      families.set(name, { type: text, help, samples: [] });
      continue;
    }
    const sample = LINE.exec(line);
    assert.ok(sample, `not of the format: ${line}`);
    const key = line.slice(0, line.lastIndexOf(" "));
    assert.ok(!seen.has(key), `twice: ${key}`);
    seen.add(key);
    const family = families.get(name);
    const own =
      family?.type === "histogram" ? ["_bucket", "_sum", "_count"].map((end) => name + end) : [name];
    assert.ok(family && own.includes(sample[1]!), `${sample[1]} stands under its TYPE`);
    const labels = [...(sample[2] ?? "").matchAll(new RegExp(LABEL, "g"))].map(
      ([, label = "", value = ""]) => [label, value] as const,
    );
    assert.equal(new Set(labels.map(([label]) => label)).size, labels.length, `a label twice: ${line}`);
    const number = sample.at(-1)!.replace("Inf", "Infinity");
    family.samples.push({ name: sample[1]!, labels: new Map(labels), value: Number(number) });
  }
  for (const [family, { type, samples }] of families)
    if (type === "histogram") checkHistogram(family, samples);
  return families;
}

/** Buckets grow up to `+Inf`, which is the count; there is a sum. */
function checkHistogram(name: string, samples: readonly ReadSample[]): void {
  const key = ({ labels }: ReadSample) =>
    JSON.stringify([...labels].filter(([label]) => label !== "le").sort());
  for (const [series, own] of Map.groupBy(samples, key)) {
    const of = (end: string) => own.filter((sample) => sample.name === name + end);
    const buckets = of("_bucket").map(({ labels, value }) => ({
      le: Number(labels.get("le")?.replace("Inf", "Infinity")),
      value,
    }));
    assert.equal(buckets.at(-1)?.le, Number.POSITIVE_INFINITY, `${name}${series} ends with +Inf`);
    buckets.forEach(({ le, value }, i) => {
      const before = buckets[i - 1];
      assert.ok(!before || (le > before.le && value >= before.value), `${name}${series} grows`);
    });
    assert.deepEqual(
      of("_count").map(({ value }) => value),
      [buckets.at(-1)?.value],
      `${name}${series}: count`,
    );
    assert.equal(of("_sum").length, 1, `${name}${series}: sum`);
  }
}
