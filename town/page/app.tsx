/** The town: top bar, map with the chosen person's actions, two phones, the walk of each result. */
import type { Locale } from "@bluezone/vietnamese/locale";
import { useEffect, useState } from "react";
import { PLACE_SIZE, type ResidentView, type StageView } from "../src/stage/view.ts";
import { TownMap } from "./map.tsx";
import { PhoneCard } from "./phone-card.tsx";
import { type Stage, useStage } from "./stage.ts";
import { Timeline } from "./timeline.tsx";
import { TopBar } from "./top-bar.tsx";
import { word } from "./words.ts";

type Spot = Pick<ResidentView, "place" | "x" | "y">;

const LOCALE_KEY = "bluezone-town-locale";

/** A place a step and a half beside someone, inside the same tile. */
function beside({ place, x, y }: ResidentView) {
  return { place, x: x + 1.5 <= PLACE_SIZE.width ? x + 1.5 : x - 1.5, y };
}

function Actions(props: {
  readonly resident: ResidentView;
  readonly others: readonly ResidentView[];
  readonly locale: Locale;
  readonly send: Stage["send"];
  readonly onMove: (id: string, to: Spot) => void;
}) {
  const { resident, others, locale, send, onMove } = props;
  return (
    <fieldset className="actions">
      <legend className="hidden">{resident.name}</legend>
      <strong>{resident.name}</strong>
      <button
        type="button"
        className="main"
        data-do="positive"
        onClick={() => send({ do: "positive", resident: resident.id })}
      >
        {word("positive", locale)}
      </button>
      <button
        type="button"
        data-do="bluetooth"
        onClick={() => send({ do: "bluetooth", resident: resident.id, on: !resident.bluetooth })}
      >
        {word(resident.bluetooth ? "bluetoothOff" : "bluetoothOn", locale)}
      </button>
      <button type="button" data-do="check" onClick={() => send({ do: "check", resident: resident.id })}>
        {word("check", locale)}
      </button>
      <label>
        {word("moveNext", locale)}{" "}
        <select
          value=""
          data-do="beside"
          onChange={(event) => {
            const other = others.find(({ id }) => id === event.target.value);
            if (other) onMove(resident.id, beside(other));
          }}
        >
          <option value="">{word("choose", locale)}</option>
          {others.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </fieldset>
  );
}

function Town({
  view,
  stage,
  locale,
  onLocale,
}: {
  readonly view: StageView;
  readonly stage: Stage;
  readonly locale: Locale;
  readonly onLocale: (locale: Locale) => void;
}) {
  const { places, walks, now } = view;
  const [moves, setMoves] = useState<Readonly<Record<string, Spot>>>({});
  // Where somebody was put shows at once; the stage's answer takes its place when it has caught up.
  const residents = view.residents.map((one) => ({ ...one, ...moves[one.id] }));
  const move = (id: string, to: Spot) => {
    setMoves({ ...moves, [id]: to });
    stage.send({ do: "move", resident: id, ...to });
  };
  useEffect(() => {
    const caughtUp = ({ id, place, x, y }: ResidentView) =>
      moves[id]?.place === place && moves[id].x === x && moves[id].y === y;
    const done = view.residents.filter((one) => moves[one.id] && (caughtUp(one) || stage.refusal !== null));
    if (done.length === 0) return;
    const left = Object.entries(moves).filter(([id]) => !done.some((one) => one.id === id));
    setMoves(Object.fromEntries(left));
  }, [view, moves, stage.refusal]);
  const [chosen, setChosen] = useState(residents[0]?.id ?? "");
  const [phones, setPhones] = useState({ first: residents[0]?.id, second: residents[1]?.id });
  const [said, setSaid] = useState("");
  const resident = residents.find(({ id }) => id === chosen) ?? residents[0];
  const named = (id: string): string => residents.find((r) => r.id === id)?.name ?? id;
  if (!resident) return null;
  return (
    <>
      <a className="skip" href="#map">
        {word("skip", locale)}
      </a>
      <TopBar view={view} locale={locale} onLocale={onLocale} send={stage.send} />
      {!stage.connected && <p className="banner">{word("offline", locale)}</p>}
      {stage.refusal && <p className="banner">{stage.refusal}</p>}
      <p className="hidden" aria-live="polite">
        {said}
      </p>
      <main>
        <section className="card" id="map" aria-labelledby="map-title">
          <h2 id="map-title">{word("map", locale)}</h2>
          <Actions
            resident={resident}
            others={residents.filter(({ id }) => id !== resident.id)}
            locale={locale}
            send={stage.send}
            onMove={move}
          />
          <TownMap
            places={places}
            residents={residents}
            locale={locale}
            chosen={resident.id}
            onChoose={setChosen}
            onMove={move}
            say={setSaid}
          />
        </section>
        <div className="phones">
          {(["first", "second"] as const).map((slot) => {
            const owner = residents.find((r) => r.id === phones[slot]);
            if (!owner) return null;
            return (
              <PhoneCard
                key={slot}
                resident={owner}
                residents={residents}
                now={now}
                locale={locale}
                onPick={(pick) => setPhones({ ...phones, [slot]: pick })}
              />
            );
          })}
        </div>
        <Timeline walks={walks} names={named} now={now} locale={locale} />
      </main>
      <footer>{word("honest", locale)}</footer>
    </>
  );
}

export function App() {
  const stage = useStage();
  const [locale, setLocale] = useState<Locale>(localStorage.getItem(LOCALE_KEY) === "en" ? "en" : "vi");
  useEffect(() => {
    document.documentElement.lang = locale;
    document.title = `${word("title", locale)} · Bluezone`;
    localStorage.setItem(LOCALE_KEY, locale);
  }, [locale]);
  if (!stage.view) return <p className="loading">{word("loading", locale)}</p>;
  return <Town view={stage.view} stage={stage} locale={locale} onLocale={setLocale} />;
}
