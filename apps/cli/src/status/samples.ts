/** What a `/metrics` page shows, as samples: enough of the text format of Prometheus to read our own servers. */

/** One number and the labels that tell it apart. */
export type Sample = { readonly labels: Readonly<Record<string, string>>; readonly value: number };
/** Samples by the name that they stand under. */
export type Samples = ReadonlyMap<string, readonly Sample[]>;

const LINE = /^([a-zA-Z_]\w*)(?:\{(.*)\})? (\S+)$/;
const LABEL = /(\w+)="((?:[^"\\]|\\.)*)"/g;

/** Reads a page. What is no sample is left out. */
export function readSamples(page: string): Samples {
  const found = new Map<string, Sample[]>();
  for (const line of page.split("\n")) {
    const [, name, labels = "", number] = LINE.exec(line) ?? [];
    if (name === undefined) continue;
    const value = number === "+Inf" ? Number.POSITIVE_INFINITY : Number(number);
    if (Number.isNaN(value)) continue;
    const pairs = [...labels.matchAll(LABEL)].map(([, label = "", text = ""]) => [
      label,
      text.replace(/\\(.)/g, (_, sign: string) => (sign === "n" ? "\n" : sign)),
    ]);
    const samples = found.get(name) ?? [];
    samples.push({ labels: Object.fromEntries(pairs), value });
    found.set(name, samples);
  }
  return found;
}

/** The one value of a name; undefined when it is not there. */
export const oneOf = (samples: Samples, name: string): number | undefined => samples.get(name)?.[0]?.value;

/** The sum of the samples whose labels a test takes. */
export const sumOf = (samples: Samples, name: string, takes: (labels: Sample["labels"]) => boolean): number =>
  (samples.get(name) ?? []).reduce((sum, { labels, value }) => sum + (takes(labels) ? value : 0), 0);
