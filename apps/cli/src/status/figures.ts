/** The figures of a moment: what the promises rest on, taken from the pages of all programs. Counters grow; gauges are as they are. */
import { oneOf, type Samples, sumOf } from "./samples.ts";

/** Programs that are looked at. */
export const PROGRAMS = ["keys", "health", "rollout", "canary"] as const;
export type Program = (typeof PROGRAMS)[number];

/** What each program showed; undefined when it did not answer. */
export type Pages = Readonly<Record<Program, Samples | undefined>>;

/** Figures of a moment; null where nothing is known. */
export type Figures = {
  /** Counters. */
  readonly answered: number | null;
  readonly failed: number | null;
  readonly published: number | null;
  readonly publishedFast: number | null;
  readonly rounds: number | null;
  readonly roundsLate: number | null;
  /** Gauges, in seconds and bytes. */
  readonly exportAge: number | null;
  readonly alertTook: number | null;
  readonly lag: number | null;
  readonly memory: number | null;
};

/** The endpoints of phones, as `ops/prometheus/slo.yml` has them; a test compares the two. */
export const PHONE_ROUTES =
  "/v1/.*|/exports/.*|/api/(verify|certificate|user-report|advice|callback|declaration|diary|quarantine|station|active).*";
const isPhones = new RegExp(`^(?:${PHONE_ROUTES})$`);
const COUNT = "bluezone_http_seconds_count";

/** Takes them from the pages. */
export function figuresOf(pages: Pages): Figures {
  const servers = [pages.keys, pages.health, pages.rollout].filter((one) => one !== undefined);
  const ofPhones = (labels: Readonly<Record<string, string>>) => isPhones.test(labels["route"] ?? "");
  const total = (takes: (labels: Readonly<Record<string, string>>) => boolean) =>
    servers.length === 0 ? null : servers.reduce((sum, page) => sum + sumOf(page, COUNT, takes), 0);
  const { keys, canary } = pages;
  const isPublish = (labels: Readonly<Record<string, string>>) => labels["route"] === "/v1/publish";
  const rounds = (late: boolean) =>
    canary
      ? sumOf(canary, "bluezone_canary_round_total", ({ outcome }) => !late || outcome !== "arrived")
      : null;
  const most = (name: string, quantile?: string) => {
    const values = servers.flatMap((page) =>
      (page.get(name) ?? [])
        .filter(({ labels }) => quantile === undefined || labels["quantile"] === quantile)
        .map(({ value }) => value),
    );
    return values.length === 0 ? null : Math.max(...values);
  };
  return {
    answered: total(ofPhones),
    failed: total((labels) => ofPhones(labels) && labels["status"] === "5xx"),
    published: keys ? sumOf(keys, COUNT, isPublish) : null,
    publishedFast: keys
      ? sumOf(keys, "bluezone_http_seconds_bucket", (labels) => isPublish(labels) && labels["le"] === "0.5")
      : null,
    rounds: rounds(false),
    roundsLate: rounds(true),
    exportAge: most("bluezone_export_age_seconds"),
    alertTook: (canary && oneOf(canary, "bluezone_canary_alert_seconds")) ?? null,
    lag: most("bluezone_event_loop_lag_seconds", "0.5"),
    memory: most("process_resident_memory_bytes"),
  };
}

/** A counter's growth between two looks; from nothing when the program was started anew. */
export function grown(before: number | null, after: number | null): number | null {
  if (before === null || after === null) return null;
  return after >= before ? after - before : after;
}
