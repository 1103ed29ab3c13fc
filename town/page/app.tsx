/** The town: top bar, map with the chosen person's actions, two phones, the walk of each result. */
import type { Locale } from "@bluezone/vietnamese/locale";
import { useEffect, useState } from "react";
import { PLACE_SIZE, type ResidentView, type StageView } from "../src/stage/view.ts";
import { Desks } from "./desks.tsx";
import { TownMap } from "./map.tsx";
import { PhoneSlot } from "./phone-slot.tsx";
import { type Stage, useStage } from "./stage.ts";
import { Timeline } from "./timeline.tsx";
import { TopBar } from "./top-bar.tsx";
import { word } from "./words.ts";

type Spot = Pick<ResidentView, "place" | "x" | "y">;

const LOCALE_KEY = "bluezone-town-locale";

/** A free spot a step and a half from someone, inside the same tile. */
function beside({ id, place, x, y }: ResidentView, all: readonly ResidentView[]): Spot {
  const spots = [
    [1.5, 0],
    [-1.5, 0],
    [0, 1.5],
    [0, -1.5],
    [1.5, 1.5],
    [-1.5, -1.5],
  ].map(([dx = 0, dy = 0]) => ({ place, x: x + dx, y: y + dy }));
  const inside = spots.filter(
    (spot) => spot.x >= 0 && spot.y >= 0 && spot.x <= PLACE_SIZE.width && spot.y <= PLACE_SIZE.height,
  );
  const taken = (spot: Spot) =>
    all.some((one) => one.id !== id && one.place === place && Math.hypot(one.x - spot.x, one.y - spot.y) < 1);
  return inside.find((spot) => !taken(spot)) ?? inside[0] ?? { place, x, y };
}

function Actions(props: {
  readonly resident: ResidentView;
  readonly others: readonly ResidentView[];
  readonly locale: Locale;
  readonly send: Stage["send"];
  readonly onMove: (id: string, to: Spot) => void;
}) {
  const { resident, others, locale, send, onMove } = props;
  const [next, setNext] = useState("");
  const other = others.find(({ id }) => id === next);
  return (
    <fieldset className="actions">
      <legend className="hidden">{resident.name}</legend>
      <strong>{resident.name}</strong>
      <button
        type="button"
        className="main"
        data-do="positive"
        onClick={() => send({ do: "positive", resident: resident.id, share: true })}
      >
        {word("positive", locale)}
      </button>
      <button
        type="button"
        data-do="code"
        onClick={() => send({ do: "positive", resident: resident.id, share: false })}
      >
        {word("codeOnly", locale)}
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
        <select value={next} data-do="beside" onChange={(event) => setNext(event.target.value)}>
          <option value="">{word("choose", locale)}</option>
          {others.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        data-do="put"
        disabled={!other}
        onClick={() => other && onMove(resident.id, beside(other, [...others, resident]))}
      >
        {word("place", locale)}
      </button>
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
  const choose = (id: string) => {
    setChosen(id);
    // The chosen person's phone stands first, unless it is in sight already.
    if (phones.first !== id && phones.second !== id) setPhones({ ...phones, first: id });
  };
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
          {walks.length === 0 && (
            <ol className="try" aria-label={word("steps", locale)}>
              {(["step1", "step2", "step3"] as const).map((step) => (
                <li key={step}>{word(step, locale)}</li>
              ))}
            </ol>
          )}
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
            onChoose={choose}
            onMove={move}
            say={setSaid}
          />
        </section>
        <div className="phones">
          {(["first", "second"] as const).map((slot) => {
            const owner = residents.find((r) => r.id === phones[slot]);
            if (!owner) return null;
            return (
              <PhoneSlot
                key={slot}
                app={view.phoneApp}
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
        <Desks health={view.health} rollout={view.rollout} locale={locale} />
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
