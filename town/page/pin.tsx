/** One resident on the map: dragged with a pointer, or lifted and walked with the keyboard. */
import type { Locale } from "@bluezone/vietnamese/locale";
import { type KeyboardEvent, type PointerEvent, useState } from "react";
import type { ResidentView } from "../src/stage/view.ts";
import { homeWords, panelTone } from "./home-words.ts";
import { type NameSpot, SPOT } from "./name-spots.ts";
import { type Place, SCALE } from "./place.ts";
import { ToneIcon } from "./tone-icon.tsx";
import { word } from "./words.ts";

type Props = {
  readonly resident: ResidentView;
  readonly locale: Locale;
  readonly chosen: boolean;
  /** Where the name stands. */
  readonly name: NameSpot | undefined;
  /** Let go at a point of the page. */
  readonly onDrop: (clientX: number, clientY: number) => void;
  /** The place a walk of some metres leads to; walking over an edge leads to the neighbouring place. */
  readonly walk: (from: Place, dx: number, dy: number) => Place;
  readonly onChoose: () => void;
  readonly onMove: (to: Place) => void;
  readonly say: (text: string) => void;
  /** A spot in words: its place, who is nearest and how far. */
  readonly tell: (spot: Place) => string;
};

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export function Pin({ resident, locale, chosen, name, onDrop, walk, onChoose, onMove, say, tell }: Props) {
  const [drag, setDrag] = useState<{ dx: number; dy: number; x: number; y: number } | null>(null);
  const [lifted, setLifted] = useState(false);
  const tone = panelTone(resident.panel);

  const onPointerDown = (event: PointerEvent<HTMLButtonElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    onChoose();
    setDrag({ x: event.clientX, y: event.clientY, dx: 0, dy: 0 });
  };
  const onPointerMove = (event: PointerEvent) => {
    if (drag) setDrag({ ...drag, dx: event.clientX - drag.x, dy: event.clientY - drag.y });
  };
  const onPointerUp = (event: PointerEvent) => {
    if (!drag) return;
    const moved = Math.hypot(event.clientX - drag.x, event.clientY - drag.y) > 4;
    setDrag(null);
    if (moved) onDrop(event.clientX, event.clientY);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const arrow = ARROWS[event.key];
    if (event.key === " ") {
      event.preventDefault();
      onChoose();
      setLifted(!lifted);
      say(`${resident.name} ${word(lifted ? "dropped" : "lifted", locale)}`);
    } else if (event.key === "Escape" && lifted) setLifted(false);
    else if (arrow && lifted) {
      event.preventDefault();
      const step = event.shiftKey ? 5 : 1;
      const to = walk(resident, arrow[0] * step, arrow[1] * step);
      onMove(to);
      say(tell(to));
    }
  };

  return (
    <button
      type="button"
      className="pin"
      data-resident={resident.id}
      aria-pressed={chosen}
      aria-label={`${resident.name}: ${homeWords(resident.panel, locale).title}${lifted ? `, ${word("lifted", locale)}` : ""}`}
      style={{
        insetInlineStart: resident.x * SCALE,
        insetBlockStart: resident.y * SCALE,
        transform: `translate(-50%, -50%) translate(${drag?.dx ?? 0}px, ${drag?.dy ?? 0}px)`,
        zIndex: drag ? 5 : chosen ? 3 : 2,
      }}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={() => setDrag(null)}
      onFocus={onChoose}
      onBlur={() => setLifted(false)}
      onKeyDown={onKeyDown}
    >
      {chosen && <span className="ring" style={{ width: 20 * SCALE, height: 20 * SCALE }} aria-hidden />}
      {chosen && <span className="ring near" style={{ width: 4 * SCALE, height: 4 * SCALE }} aria-hidden />}
      {name?.far && (
        <span
          className="pin-lead"
          style={{ width: Math.hypot(name.dx, name.dy), rotate: `${Math.atan2(name.dy, name.dx)}rad` }}
          aria-hidden
        />
      )}
      <span className={`spot tone-${tone}`}>
        <ToneIcon panel={resident.panel} size={15} />
      </span>
      <span
        className="pin-name"
        data-name-of={resident.id}
        style={{ insetInlineStart: SPOT / 2 + (name?.dx ?? 0), insetBlockStart: SPOT / 2 + (name?.dy ?? 0) }}
      >
        {resident.name}
      </span>
    </button>
  );
}
