/** What can be done with the chosen person. */
import type { Locale } from "@bluezone/vietnamese/locale";
import { useState } from "react";
import type { PlaceView, ResidentView } from "../src/stage/view.ts";
import { beside, type Place } from "./place.ts";
import type { Stage } from "./stage.ts";
import { word } from "./words.ts";

type Props = {
  readonly resident: ResidentView;
  readonly others: readonly ResidentView[];
  readonly places: readonly PlaceView[];
  readonly locale: Locale;
  readonly send: Stage["send"];
  readonly onMove: (id: string, to: Place) => void;
  readonly onSend: (place: string) => void;
};

export function Actions({ resident, others, places, locale, send, onMove, onSend }: Props) {
  const [next, setNext] = useState("");
  const other = others.find(({ id }) => id === next);
  return (
    <fieldset className="actions">
      <legend>{resident.name}</legend>
      <button
        type="button"
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
        {word("moveNext", locale)}
        <span className="with-button">
          <select value={next} data-do="beside" onChange={(event) => setNext(event.target.value)}>
            <option value="">{word("choose", locale)}</option>
            {others.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
          <button
            type="button"
            data-do="put"
            disabled={!other}
            onClick={() => other && onMove(resident.id, beside(other, [...others, resident]))}
          >
            {word("place", locale)}
          </button>
        </span>
      </label>
      <label>
        {word("goTo", locale)}
        <select value={resident.place} data-do="district" onChange={(event) => onSend(event.target.value)}>
          {places.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </fieldset>
  );
}
