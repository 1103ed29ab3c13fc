/** What is known of one record: names and values, in a card. */
import type { ReactNode } from "react";

/** A fact whose value is false, null or undefined is left out. `label` says whose facts these are; `note` stands below. */
export function Facts({
  label,
  facts,
  note,
}: {
  readonly label: string;
  readonly facts: readonly (readonly [name: string, value: ReactNode])[];
  readonly note?: ReactNode;
}) {
  return (
    <section className="card" aria-label={label}>
      <dl className="facts">
        {facts
          .filter(([, value]) => value !== false && value !== null && value !== undefined)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {note && <p className="small">{note}</p>}
    </section>
  );
}
