/** The text as it is read out, part by part; what the check has found is marked in its place. */
import type { Finding, Part } from "@bluezone/contract/rollout/bulletin-content";
import type { ReactNode } from "react";

/** A text with the spots of what was found marked in it. */
export function marked(text: string, spots: readonly (readonly [number, number])[]): ReactNode[] {
  const out: ReactNode[] = [];
  let at = 0;
  for (const [from, to] of [...spots].sort((a, b) => a[0] - b[0])) {
    if (from < at) continue;
    out.push(text.slice(at, from), <mark key={from}>{text.slice(from, to)}</mark>);
    at = to;
  }
  return [...out, text.slice(at)];
}

/** `before` and `after` stand around it, such as the music. */
export function Script({
  parts,
  findings = [],
  before,
  after,
  lang = "vi",
}: {
  readonly parts: readonly Part[];
  readonly findings?: readonly Finding[];
  readonly before?: string;
  readonly after?: string;
  readonly lang?: "vi" | "en";
}) {
  return (
    <div className="script" lang={lang}>
      {before && <p className="small">{before}</p>}
      {parts.map(({ part, text }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other name, and their order is what they are.
        <p key={i} data-part={part}>
          {marked(
            text,
            findings.flatMap(({ part: where, at }) => (where === i && at ? [at] : [])),
          )}
        </p>
      ))}
      {after && <p className="small">{after}</p>}
    </div>
  );
}
