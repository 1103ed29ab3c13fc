/** The text format that Prometheus reads (exposition format 0.0.4): families of samples as lines. */

/** Words that tell the samples of a family apart. */
export type Labels = Readonly<Record<string, string>>;

/** One number. `suffix` is of histograms: `_bucket`, `_sum`, `_count`. */
export type Sample = { readonly labels?: Labels; readonly value: number; readonly suffix?: string };

/** Samples of one name. Names of counters end in `_total`; units are seconds and bytes. */
export type Family = {
  readonly name: string;
  readonly type: "counter" | "gauge" | "histogram";
  /** One sentence for the operator. */
  readonly help: string;
  readonly samples: readonly Sample[];
};

/** A gauge, of one sample or of several. */
export const gauge = (name: string, help: string, value: number | readonly Sample[]): Family => ({
  name,
  type: "gauge",
  help,
  samples: typeof value === "number" ? [{ value }] : value,
});

/** The page. A family without samples is left out. Throws RangeError for a name or a label that the format has not. */
export function expose(families: readonly Family[]): string {
  return families
    .filter(({ samples }) => samples.length > 0)
    .flatMap(({ name, type, help, samples }) => [
      `# HELP ${known(name)} ${help.replace(/[\\\n]/g, escaped)}`,
      `# TYPE ${name} ${type}`,
      ...samples.map(
        ({ labels = {}, value, suffix = "" }) => `${name}${suffix}${inBraces(labels)} ${number(value)}`,
      ),
    ])
    .map((line) => `${line}\n`)
    .join("");
}

function inBraces(labels: Labels): string {
  const pairs = Object.entries(labels).map(
    ([name, value]) => `${known(name)}="${value.replace(/["\\\n]/g, escaped)}"`,
  );
  return pairs.length > 0 ? `{${pairs.sort().join(",")}}` : "";
}

const escaped = (c: string): string => (c === "\n" ? "\\n" : `\\${c}`);

const number = (value: number): string =>
  value === Number.POSITIVE_INFINITY ? "+Inf" : value === Number.NEGATIVE_INFINITY ? "-Inf" : String(value);

function known(name: string): string {
  if (!/^[a-zA-Z_][a-zA-Z0-9_]*$/.test(name)) throw new RangeError(`${name} is no name of a metric or label`);
  return name;
}
