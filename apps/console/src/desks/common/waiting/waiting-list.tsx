/** All that waits for the viewer, most pressing first: filters by whose it is and by kind, and a line for each. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { type WaitingEndpoints, WHOSE, type Whose } from "@bluezone/contract/waiting";
import { parseInstant, wallTime } from "@bluezone/protocol/time";
import { clock } from "@bluezone/vietnamese/date";
import { integer } from "@bluezone/vietnamese/number";
import { Button, NativeSelect } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import { useAsk } from "../../../api/hooks.ts";
import { Chips } from "../../../kit/form/chips.tsx";
import { useAddress } from "../../../kit/page/address.ts";
import { Card } from "../../../kit/page/card.tsx";
import { Empty } from "../../../kit/page/empty.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { type KindTexts, useFresh, useWaitingDesk, type WaitingItem } from "../../../shell/waiting-desk.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { gathered } from "./gathered.ts";
import { NoticeSwitch } from "./notice-switch.tsx";
import "./waiting.css";
import { useLineText, WaitingRow } from "./waiting-row.tsx";
import { WAITING } from "./words.ts";

// Loaded when it is first opened: the first view has no form.
const AssignDialog = lazy(async () => ({ default: (await import("./assign-dialog.tsx")).AssignDialog }));

type Read = ResponseOf<WaitingEndpoints["readWaiting"]>;

/** How many lines are shown at first, and each time more; the server shows no more than `MOST`. */
const STEP = 25;
const MOST = 200;

function NothingWaits({
  whose,
  kind,
  asOf,
  onSee,
}: {
  readonly whose: Whose;
  readonly kind: string;
  readonly asOf: string;
  readonly onSee: (whose: Whose) => void;
}) {
  const t = useWords(WAITING);
  const time = clock(wallTime(parseInstant(asOf), "vietnam"));
  if (whose === "mine" && kind === "")
    return (
      <Empty action={<Button onClick={() => onSee("nobody")}>{t("seeNobody")}</Button>}>
        {t("emptyMine")}
      </Empty>
    );
  if (whose === "all" && kind === "") return <Empty>{t("emptyAll", { time })}</Empty>;
  return (
    <Empty action={<Button onClick={() => onSee("all")}>{t("seeAll")}</Button>}>
      {t(kind === "" ? "emptyNobody" : "emptyKind")}
    </Empty>
  );
}

function Lines({ read, texts }: { readonly read: Read; readonly texts: KindTexts }) {
  const [asked, setAsked] = useState<readonly WaitingItem[]>();
  const lineText = useLineText();
  return (
    <>
      <ul className="waiting-list">
        {gathered(read.items).map((items, at) => (
          <WaitingRow
            key={`${items[0]?.kind} ${items[0]?.subject}`}
            items={items}
            texts={texts}
            first={at === 0}
            onAssign={() => setAsked(items)}
          />
        ))}
      </ul>
      {asked && (
        <Suspense>
          <AssignDialog
            items={asked}
            text={lineText(asked, texts).text}
            onClose={() => setAsked(undefined)}
          />
        </Suspense>
      )}
    </>
  );
}

/** Whose, and which kind: one that has none left stays chosen until another is. */
function Filters({
  read,
  whose,
  kind: chosen,
  texts,
  say,
}: {
  readonly read: Read;
  readonly whose: Whose;
  readonly kind: string;
  readonly texts: KindTexts;
  readonly say: (changes: { readonly whose?: string; readonly kind?: string }) => void;
}) {
  const t = useWords(WAITING);
  const [locale] = useLocale();
  const n = (count: number) => integer(count, locale);
  const gone = chosen !== "" && !read.kinds.some(({ kind }) => kind === chosen);
  const kinds = [...read.kinds, ...(gone ? [{ kind: chosen, count: 0 }] : [])];
  return (
    <div className="stack only-screen">
      <Chips
        name={t("whose")}
        all={t("all", { n: n(read.whose.all) })}
        choices={(["mine", "nobody"] as const).map((value) => ({
          value,
          label: t(value, { n: n(read.whose[value]) }),
        }))}
        value={whose === "all" ? "" : whose}
        onChange={(value) => say({ whose: value })}
      />
      {(read.kinds.length > 1 || chosen !== "") && (
        <NativeSelect
          className="waiting-kinds"
          label={t("kinds")}
          value={chosen}
          data={[
            { value: "", label: t("anyKind") },
            ...kinds.map(({ kind, count }) => ({
              value: kind,
              label: t("kindCount", { kind: texts.kind(kind), n: n(count) }),
            })),
          ]}
          onChange={(event) => say({ kind: event.currentTarget.value })}
        />
      )}
    </div>
  );
}

/** The list; `texts` are those of the desk's kinds. */
export function WaitingList({ texts }: { readonly texts: KindTexts }) {
  const t = useWords(WAITING);
  const [locale] = useLocale();
  const { endpoints } = useWaitingDesk();
  const [said, say] = useAddress("whose", "kind");
  const [limit, setLimit] = useState(STEP);
  useFresh(endpoints.readWaiting);
  const whose = WHOSE.find((one) => one === said.whose) ?? "all";
  const query = useAsk(
    endpoints.readWaiting,
    { whose, limit, ...(said.kind === "" ? {} : { kind: said.kind }) },
    { keep: true },
  );
  const n = (count: number) => integer(count, locale);
  return (
    <Card title={t("title")}>
      <Settled query={query} words={WAITING}>
        {(read) => (
          <>
            <Filters read={read} whose={whose} kind={said.kind} texts={texts} say={say} />
            {read.total === 0 ? (
              <NothingWaits
                whose={whose}
                kind={said.kind}
                asOf={read.asOf}
                onSee={(see) => say({ whose: see === "all" ? "" : see, kind: "" })}
              />
            ) : (
              <Lines read={read} texts={texts} />
            )}
            {read.total > read.items.length && (
              <div className="row only-screen">
                {limit < MOST && (
                  <Button onClick={() => setLimit((before) => Math.min(MOST, before + STEP * 2))}>
                    {t("more")}
                  </Button>
                )}
                <span role="status">{t("shown", { shown: n(read.items.length), total: n(read.total) })}</span>
                {limit >= MOST && <span>{t("narrow")}</span>}
              </div>
            )}
          </>
        )}
      </Settled>
      <NoticeSwitch />
    </Card>
  );
}
