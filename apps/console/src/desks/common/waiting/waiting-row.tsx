/** One thing that waits: what it is, where, by when, who has it, and the one thing to do. */
import { Button } from "@mantine/core";
import { IconAlertTriangle, IconClock } from "@tabler/icons-react";
import { PageButton } from "../../../kit/page/page-link.tsx";
import { useSession } from "../../../shell/session.ts";
import { type KindTexts, useWaitingDesk, type WaitingItem } from "../../../shell/waiting-desk.ts";
import { useWords } from "../../../words/language.tsx";
import { useDue } from "./use-due.ts";
import { WAITING } from "./words.ts";

/** A label of so many characters, such as "AG-0217", stays in one line. */
const SHORT = 12;

const countedOf = ({ kind, things }: WaitingItem, texts: KindTexts): string | undefined =>
  things === null ? undefined : texts.things(kind, things);

/** What a line is about: `of` are its items. */
export function useLineText(): (
  of: readonly WaitingItem[],
  texts: KindTexts,
) => {
  readonly text: string;
  readonly counted: string | undefined;
} {
  const t = useWords(WAITING);
  return (of, texts) => {
    const [item] = of as readonly [WaitingItem];
    const counted = of.length > 1 ? t("gathered", { count: of.length }) : countedOf(item, texts);
    return { text: [texts.kind(item.kind), item.label, counted].filter(Boolean).join(" · "), counted };
  };
}

/** What the address of a place says of an item. */
const saidOf = (said: Readonly<Record<string, string>>, { label }: WaitingItem) =>
  Object.fromEntries(Object.entries(said).map(([name, text]) => [name, text === "$label" ? label : text]));

/** `items` are what the line stands for; `onAssign` asks who does it. */
export function WaitingRow({
  items,
  texts,
  first,
  onAssign,
}: {
  readonly items: readonly WaitingItem[];
  readonly texts: KindTexts;
  readonly first: boolean;
  readonly onAssign: () => void;
}) {
  const t = useWords(WAITING);
  const dueOf = useDue();
  const { places } = useWaitingDesk();
  const { me } = useSession();
  const lineText = useLineText();
  const [item] = items as readonly [WaitingItem];
  const { kind, record, unitName, urgent, overdue, assignee, mine, held } = item;
  const one = places[kind];
  const place = (items.length > 1 && one?.several) || one;
  const to = place?.to ?? one?.page ?? "/";
  const pressing = urgent || overdue;
  const Icon = pressing ? IconAlertTriangle : IconClock;
  const { text, counted } = lineText(items, texts);
  const who = mine
    ? t("mineNow")
    : assignee === null
      ? t("nobodyNow")
      : t(assignee.away ? "hasItAway" : "hasIt", { name: assignee.name });
  return (
    <li className="waiting-item" data-pressing={pressing || undefined}>
      <Icon size="1.25rem" aria-hidden />
      <div className="waiting-text">
        <strong>
          {texts.kind(kind)}
          {item.label !== "" && (
            <>
              {" · "}
              <span className={item.label.length <= SHORT ? "waiting-label" : undefined}>{item.label}</span>
            </>
          )}
          {counted !== undefined && ` · ${counted}`}
        </strong>
        {unitName !== me.unit.name && <span>{unitName}</span>}
        <span className="waiting-due">
          {urgent ? `${t("urgent")} · ` : ""}
          {dueOf(item)}
        </span>
      </div>
      <div className="waiting-do">
        {held ? (
          <span className="small">{who}</span>
        ) : (
          <Button className="waiting-who" variant="subtle" onClick={onAssign}>
            {who}
            <span className="only-read">{`: ${text}`}</span>
          </Button>
        )}
        <PageButton
          to={to}
          parts={to.includes("$id") ? { id: record } : {}}
          {...(place?.said ? { said: saidOf(place.said, item) } : {})}
          {...(first ? { variant: "filled" } : {})}
        >
          {texts.act(kind)}
          <span className="only-read">{`: ${text}`}</span>
        </PageButton>
      </div>
    </li>
  );
}
