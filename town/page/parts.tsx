/** What a narrow screen shows at a time: the map or one of the phones, each with what it says just now. */
import type { Locale } from "@bluezone/vietnamese/locale";
import type { ResidentView } from "../src/stage/view.ts";
import { homeWords, panelTone } from "./home-words.ts";
import { ToneIcon } from "./tone-icon.tsx";
import { word } from "./words.ts";

/** The parts, as they stand side by side. */
const PARTS = ["map", "first", "second"] as const;
export type Part = (typeof PARTS)[number];

type Props = {
  readonly part: Part;
  /** Whose phones stand beside the map. */
  readonly owners: Readonly<Record<"first" | "second", ResidentView | undefined>>;
  readonly locale: Locale;
  readonly onPart: (part: Part) => void;
};

/** Whose phone it is, and the title of its home. */
function PhoneSays({ owner, locale }: { readonly owner: ResidentView | undefined; readonly locale: Locale }) {
  if (!owner) return word("phoneOf", locale);
  return (
    <>
      <span className="part-owner">
        <span className={`spot tone-${panelTone(owner.panel)}`}>
          <ToneIcon panel={owner.panel} size={15} />
        </span>
        {word("phoneOf", locale)} {owner.name}
      </span>{" "}
      <span className="part-says">{homeWords(owner.panel, locale).title}</span>
    </>
  );
}

export function Parts({ part, owners, locale, onPart }: Props) {
  return (
    <fieldset className="parts">
      <legend className="hidden">{word("show", locale)}</legend>
      {PARTS.map((one) => (
        <button key={one} type="button" aria-pressed={part === one} onClick={() => onPart(one)}>
          {one === "map" ? word("mapShort", locale) : <PhoneSays owner={owners[one]} locale={locale} />}
        </button>
      ))}
    </fieldset>
  );
}
