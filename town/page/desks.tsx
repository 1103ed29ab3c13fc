/** Who works at the desks, and the way in as one of them. */
import type { Locale } from "@bluezone/vietnamese/locale";
import type { StageView } from "../src/stage/view.ts";
import { word } from "./words.ts";

export function Desks({ rollout, locale }: { rollout: StageView["rollout"]; locale: Locale }) {
  return (
    <section className="card desks" aria-labelledby="desks-title">
      <h2 id="desks-title">{word("desks", locale)}</h2>
      <p>{word("desksHelp", locale)}</p>
      <ul>
        {rollout.officers.map(({ id, name, does }) => (
          <li key={id}>
            <a href={`/officer/${id}`} target="_blank" rel="noreferrer">
              {does[locale]}
            </a>
            <small>{name}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
