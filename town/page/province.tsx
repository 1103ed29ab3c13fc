/** The map of An Giang: its districts and rivers, who is where, the two servers, and the way of what was just sent. */
import type { Locale } from "@bluezone/vietnamese/locale";
import type { PlaceView, ResidentView, WalkView } from "../src/stage/view.ts";
import { homeWords, panelTone } from "./home-words.ts";
import { districtMiddle, districtPath, type Point, RIVERS, SIZE } from "./outline.ts";
import { SERVERS, type Server, signalsOf } from "./signals.ts";
import { word } from "./words.ts";

type Props = {
  readonly places: readonly PlaceView[];
  readonly residents: readonly ResidentView[];
  readonly walks: readonly WalkView[];
  readonly keysRunning: boolean;
  readonly locale: Locale;
  readonly chosen: ResidentView;
  readonly onChoose: (id: string) => void;
  /** The chosen person is sent to a district. */
  readonly onSend: (place: string) => void;
};

/** Distance between the dots of people in one district, in units of the drawing: 24 px, a finger's least, where the map is 300 px wide. */
const APART = 32;
/** As many stand side by side; who comes after them stands below. */
const BESIDE = 3;
const percent = (part: number, whole: number): string => `${(100 * part) / whole}%`;

/** Where each person's dot is: the middle of their district, in rows. */
function dots(residents: readonly ResidentView[]): ReadonlyMap<string, Point> {
  return new Map(
    residents.map((one) => {
      const here = residents.filter(({ place }) => place === one.place);
      const { x, y } = districtMiddle(one.place);
      const nth = here.findIndex(({ id }) => id === one.id);
      const row = Math.floor(nth / BESIDE);
      const inRow = Math.min(here.length - row * BESIDE, BESIDE);
      const left = x - ((inRow - 1) / 2) * APART;
      return [one.id, { x: left + (nth % BESIDE) * APART, y: y + 6 + row * APART }];
    }),
  );
}

/** What was just sent, drawn as a line with a letter that runs along it. */
function Signals({
  walks,
  at,
}: {
  readonly walks: readonly WalkView[];
  readonly at: ReadonlyMap<string, Point>;
}) {
  const walk = walks.at(-1);
  if (!walk) return null;
  const pointOf = (end: Server | { readonly phone: string }): Point | undefined =>
    typeof end === "string" ? SERVERS[end] : at.get(end.phone);
  return (
    <g key={`${walk.id} ${walk.steps.length}`} className="signals" aria-hidden>
      {signalsOf(walk, [...at.keys()]).map(({ from, to }) => {
        const [a, b] = [pointOf(from), pointOf(to)];
        if (!a || !b) return null;
        const bend = { x: (a.x + b.x) / 2, y: Math.min(a.y, b.y) - 24 };
        const path = `M${a.x},${a.y}Q${bend.x},${bend.y} ${b.x},${b.y}`;
        return (
          <g key={path}>
            <path d={path} className="way" />
            <circle r={5} className="letter" style={{ offsetPath: `path("${path}")` }} />
          </g>
        );
      })}
    </g>
  );
}

function ServerSign({ x, y, text, off }: Point & { readonly text: string; readonly off: boolean }) {
  return (
    <span
      className={off ? "server-sign off" : "server-sign"}
      style={{ insetInlineStart: percent(x, SIZE.width), insetBlockStart: percent(y, SIZE.height) }}
    >
      {text}
    </span>
  );
}

export function Province(props: Props) {
  const { places, residents, walks, keysRunning, locale, chosen, onChoose, onSend } = props;
  const at = dots(residents);
  return (
    <div className="province" style={{ aspectRatio: `${SIZE.width} / ${SIZE.height}` }}>
      <svg viewBox={`0 0 ${SIZE.width} ${SIZE.height}`} aria-hidden>
        {places.map(({ code, name }) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: sending somebody elsewhere is also possible by the list of districts.
          <path
            key={code}
            d={districtPath(code)}
            data-place={code}
            className={code === chosen.place ? "district here" : "district"}
            onClick={() => onSend(code)}
          >
            <title>{name}</title>
          </path>
        ))}
        {RIVERS.map(({ name, path, at: { x, y }, turn }) => (
          <g key={name}>
            <path d={path} className="river" />
            <text className="river-name" transform={`translate(${x} ${y}) rotate(${turn})`}>
              {name}
            </text>
          </g>
        ))}
        {places.map(({ code, short }) => {
          const { x, y } = districtMiddle(code);
          return (
            <text key={code} x={x} y={y - 8} className="district-name">
              {short}
            </text>
          );
        })}
        <Signals walks={walks} at={at} />
      </svg>
      <ServerSign {...SERVERS.health} text={word("healthServer", locale)} off={false} />
      <ServerSign
        {...SERVERS.keys}
        text={word(keysRunning ? "keyServer" : "keyServerOff", locale)}
        off={!keysRunning}
      />
      {residents.map((one) => {
        const point = at.get(one.id) ?? { x: 0, y: 0 };
        return (
          <button
            key={one.id}
            type="button"
            data-on-map={one.id}
            className={`dot tone-${panelTone(one.panel)}`}
            aria-pressed={one.id === chosen.id}
            aria-label={`${one.name}: ${homeWords(one.panel, locale).title}`}
            title={one.name}
            style={{
              insetInlineStart: percent(point.x, SIZE.width),
              insetBlockStart: percent(point.y, SIZE.height),
            }}
            onClick={() => onChoose(one.id)}
          />
        );
      })}
    </div>
  );
}
