/** Events as counters, in the text format that Prometheus reads (exposition format 0.0.4). */
import type { Document } from "@bluezone/contract/endpoint";
import type { AnyEvent, EventSink } from "./events.ts";
import type { Http } from "./http.ts";

/** A sink that counts, and the page of its counts. */
export type Metrics = EventSink & {
  /** The counters as text. They are exact: show them to operators, never on a public address. */
  text(): string;
};

/**
 * Counts events: `bluezone_<event>_total`, with words and booleans as labels. Each numeric field is summed in
 * `bluezone_<event>_<field>_total` with the same labels.
 */
export function countEvents(): Metrics {
  const families = new Map<string, Map<string, number>>();
  const add = (family: string, labels: string, amount: number): void => {
    const series = families.get(family) ?? new Map<string, number>();
    families.set(family, series.set(labels, (series.get(labels) ?? 0) + amount));
  };
  return {
    emit(event) {
      const labels = labelsOf(event);
      add(`bluezone_${event.event}_total`, labels, 1);
      for (const [field, value] of Object.entries(event))
        if (typeof value === "number" && Number.isFinite(value))
          add(`bluezone_${event.event}_${field}_total`, labels, value);
    },
    text() {
      const lines = [...families].flatMap(([family, series]) => [
        `# TYPE ${family} counter`,
        ...[...series].map(([labels, count]) => `${family}${labels} ${count}`),
      ]);
      return lines.map((line) => `${line}\n`).join("");
    },
  };
}

function labelsOf({ event: _, ...fields }: AnyEvent): string {
  const labels = Object.entries(fields)
    .filter(([, value]) => typeof value === "string" || typeof value === "boolean")
    .map(
      ([field, value]) =>
        `${field}="${String(value).replace(/["\\\n]/g, (c) => (c === "\n" ? "\\n" : `\\${c}`))}"`,
    );
  return labels.length > 0 ? `{${labels.sort().join(",")}}` : "";
}

const metricsDocument: Document = {
  method: "GET",
  path: "/metrics",
  summary: "Counters of this server, for its operator.",
  mediaType: "text/plain; version=0.0.4; charset=utf-8",
  maxAge: 0,
};

/** Adds `/metrics`. Give it an `Http` of its own on a port that only the operator reaches: exact counts are not public. */
export function metricsPage<Caller>(http: Http<Caller>, metrics: Metrics): void {
  http.document(metricsDocument, async () => ({ body: metrics.text() }));
}
