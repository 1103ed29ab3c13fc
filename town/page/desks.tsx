/** Who works at the desks, and the way in as one of them. */
import type { Locale } from "@bluezone/vietnamese/locale";
import type { DeskView } from "../src/stage/view.ts";
import { word } from "./words.ts";

function Officers({ title, desk, locale }: { title: string; desk: DeskView; locale: Locale }) {
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {desk.officers.map(({ id, name, does }) => (
          <li key={id}>
            <a href={`/officer/${id}`} target="_blank" rel="noreferrer">
              {does[locale]}
            </a>
            <small>{name}</small>
          </li>
        ))}
      </ul>
    </>
  );
}

export function Desks({ health, rollout, locale }: { health: DeskView; rollout: DeskView; locale: Locale }) {
  return (
    <section className="card desks" aria-labelledby="desks-title">
      <h2 id="desks-title">{word("desks", locale)}</h2>
      <p>{word("desksHelp", locale)}</p>
      <Officers title={word("healthDesk", locale)} desk={health} locale={locale} />
      <Officers title={word("rolloutDesk", locale)} desk={rollout} locale={locale} />
    </section>
  );
}
