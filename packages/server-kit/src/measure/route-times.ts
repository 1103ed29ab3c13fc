/** How long answers take, by route and kind of status, as a histogram. */
import { type Duration, inSeconds } from "@bluezone/protocol/time";
import type { Name } from "./events.ts";
import type { Family, Labels, Sample } from "./exposition.ts";

/** Notes an answer. */
export type AnswerTimer = (route: Name, status: number, length: Duration) => void;

/** Upper bounds in seconds; the last bucket has none. */
const BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;

type Series = { readonly labels: Labels; readonly counts: number[]; sum: number };

/** An empty histogram. Cover traffic is in it like real calls: it has the same route, status and length. */
export function routeTimes(): { readonly took: AnswerTimer; families(): readonly Family[] } {
  const all = new Map<string, Series>();
  return {
    took(route, status, length) {
      const labels = { route, status: `${Math.floor(status / 100)}xx` };
      const key = `${labels.status} ${route}`;
      const series = all.get(key) ?? { labels, counts: Array(BOUNDS.length + 1).fill(0), sum: 0 };
      all.set(key, series);
      const seconds = inSeconds(length);
      const bucket = BOUNDS.findIndex((bound) => seconds <= bound);
      series.counts[bucket < 0 ? BOUNDS.length : bucket]! += 1;
      series.sum += seconds;
    },
    families: () => [
      {
        name: "bluezone_http_seconds",
        type: "histogram",
        help: "How long answers took, by route and kind of status.",
        samples: [...all.values()].flatMap(samplesOf),
      },
    ],
  };
}

/** A histogram's buckets count everything up to their bound. */
function samplesOf({ labels, counts, sum }: Series): readonly Sample[] {
  let upTo = 0;
  const buckets = counts.map((count, i) => {
    upTo += count;
    const le = String(BOUNDS[i] ?? "+Inf");
    return { suffix: "_bucket", labels: { ...labels, le }, value: upTo };
  });
  return [...buckets, { suffix: "_sum", labels, value: sum }, { suffix: "_count", labels, value: upTo }];
}
