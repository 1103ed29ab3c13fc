/**
 * The forest over time as a tree for the keyboard: one case has the focus, arrows lead to its parent, its first child and its
 * siblings, Enter opens it.
 */
import type { ChainCase } from "@bluezone/contract/health/chains";
import { addDays, parseDay } from "@bluezone/protocol/time";
import { dayMonth } from "@bluezone/vietnamese/date";
import {
  type CSSProperties,
  type KeyboardEvent,
  memo,
  useCallback,
  useId,
  useMemo,
  useRef,
  useState,
} from "react";
import { useGo } from "../../../kit/page/page-link.tsx";
import { useLocale, useWords } from "../../../words/language.tsx";
import type { Drawn, Layout } from "./layout.ts";
import { CaseMark, DASHES } from "./marks.tsx";
import { rowAfter } from "./move.ts";
import type { useChainText } from "./use-chain-text.ts";
import { useRoom } from "./use-room.ts";
import { CHAINS } from "./words.ts";

const ROW = 30;
/** Room for the days above, and before the first. */
const [ABOVE, LEFT] = [40, 24];
/** Where the words of a case begin beside its mark, and how much one letter takes at the most on the average. */
const [WORDS, LETTER] = [18, 7.5];
/** Days are as wide as the picture allows. */
const [NARROWEST, WIDEST, WHOLE] = [8, 36, 900];
/** Between two days that are written out. */
const BETWEEN = 64;
const PX_A_REM = 16;
/** What scrolls must be reached by the keyboard. */
const SCROLLS = { tabIndex: 0 } as const;

const middle = (row: number): number => ABOVE + row * ROW + ROW / 2;

type Placed = { readonly drawn: Drawn; readonly x: number; readonly joint: { x: number; y: number } | null };

/** Where each link begins: at the row of the former sibling, so that no line lies over another, or at the parent's. */
function placed({ drawn }: Layout, width: number): readonly Placed[] {
  const x = (day: number): number => LEFT + day * width;
  const last = new Map<number, number>();
  return drawn.map((one) => {
    const { parent, row } = one;
    const joint = parent && { x: x(parent.day), y: middle(last.get(parent.row) ?? parent.row) };
    if (parent) last.set(parent.row, row);
    return { drawn: one, x: x(one.day), joint };
  });
}

const Links = memo(({ places }: { readonly places: readonly Placed[] }) => (
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus.
  <g aria-hidden="true">
    {places.map(
      ({ drawn: { one, row }, x, joint }) =>
        joint && (
          <path
            key={one.id}
            d={`M${joint.x},${joint.y} V${middle(row)} H${x}`}
            className="chain-link"
            {...DASHES[one.parent?.sure ?? "possible"]}
          />
        ),
    )}
  </g>
));

const Node = memo(
  ({
    place: { drawn, x },
    label,
    text,
    beside,
    focused,
    onOpen,
  }: {
    readonly place: Placed;
    /** Room for the words. */
    readonly beside: number;
    readonly label: string;
    readonly text: string;
    readonly focused: boolean;
    readonly onOpen: (id: string) => void;
  }) => {
    const { one, row, place, siblings } = drawn;
    return (
      <g
        role="treeitem"
        aria-label={label}
        aria-level={one.generation + 1}
        aria-posinset={place}
        aria-setsize={siblings}
        aria-selected={focused}
        tabIndex={focused ? 0 : -1}
        data-row={row}
        className="chain-node"
        transform={`translate(${x} ${middle(row)})`}
        onClick={() => onOpen(one.id)}
      >
        <rect x={-14} y={-ROW / 2 + 1} width={beside + 10} height={ROW - 2} rx={6} className="chain-focus" />
        <CaseMark class={one.class} outcome={one.outcome} />
        {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: the label above says it; it takes no focus. */}
        <text x={WORDS} dominantBaseline="central" aria-hidden="true">
          {text}
        </text>
      </g>
    );
  },
);

function Days({
  layout,
  width,
  height,
}: {
  readonly layout: Layout;
  readonly width: number;
  readonly height: number;
}) {
  const [locale] = useLocale();
  const step = Math.ceil(BETWEEN / width);
  const first = parseDay(layout.first);
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus.
    <g aria-hidden="true">
      {Array.from({ length: Math.ceil(layout.days / step) }, (_, at) => at * step).map((day) => (
        <g key={day} transform={`translate(${LEFT + day * width} 0)`}>
          <line y1={ABOVE - 10} y2={height} className="chain-day" />
          <text y={20} textAnchor="middle">
            {dayMonth(addDays(first, day), locale)}
          </text>
        </g>
      ))}
    </g>
  );
}

/** The picture. */
export function ChainPicture({
  layout,
  text: { shown, label },
}: {
  readonly layout: Layout;
  readonly text: ReturnType<typeof useChainText>;
}) {
  const t = useWords(CHAINS);
  const [locale] = useLocale();
  const go = useGo();
  const about = useId();
  const tree = useRef<SVGSVGElement>(null);
  const [port, room] = useRoom<HTMLElement>();
  const [focus, setFocus] = useState(0);
  const open = useCallback((id: string) => go({ to: "/cases/$id", parts: { id } }), [go]);
  const words = useMemo(
    () =>
      layout.drawn.map(({ one, children }) => ({
        label: label(one, children),
        text: shown(one),
      })),
    [layout, label, shown],
  );
  const beside = WORDS + LETTER * Math.max(0, ...words.map(({ text }) => text.length));
  const width = Math.max(NARROWEST, Math.min(WIDEST, Math.min(WHOLE, room - LEFT - beside) / layout.days));
  const places = useMemo(() => placed(layout, width), [layout, width]);
  const at = Math.min(focus, layout.drawn.length - 1);
  const onKeyDown = (event: KeyboardEvent): void => {
    const one = layout.drawn[at]?.one;
    if ((event.key === "Enter" || event.key === " ") && one) {
      event.preventDefault();
      open(one.id);
      return;
    }
    const next = rowAfter(layout.drawn, at, event.key);
    if (next === undefined) return;
    event.preventDefault();
    setFocus(next);
    tree.current?.querySelector<SVGGElement>(`[data-row="${next}"]`)?.focus();
  };
  const [whole, high] = [LEFT + layout.days * width + beside, ABOVE + layout.drawn.length * ROW + 8];
  const day = (iso: string) => dayMonth(parseDay(iso), locale);
  const last = layout.drawn
    .map(({ one }: { readonly one: ChainCase }) => one.began)
    .toSorted()
    .at(-1);
  return (
    <div className="stack">
      <p id={about}>
        {t("pictureAbout", {
          ...{ cases: layout.drawn.length, chains: layout.chains },
          ...{ from: day(layout.first), to: day(last ?? layout.first) },
        })}
      </p>
      <p className="small only-screen">{t("pictureKeys")}</p>
      <section ref={port} className="chain-port" aria-label={t("picture")} {...SCROLLS}>
        <svg
          ref={tree}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its cases are the items of a tree.
          role="tree"
          aria-label={t("picture")}
          aria-describedby={about}
          viewBox={`0 0 ${whole} ${high}`}
          style={{ "--whole": `${whole / PX_A_REM}rem` } as CSSProperties}
          onKeyDown={onKeyDown}
        >
          <Days layout={layout} width={width} height={high} />
          <Links places={places} />
          {places.map((place, row) => (
            <Node
              key={place.drawn.one.id}
              place={place}
              label={words[row]?.label ?? ""}
              text={words[row]?.text ?? ""}
              beside={beside}
              focused={row === at}
              onOpen={open}
            />
          ))}
        </svg>
      </section>
    </div>
  );
}
