/** Follow-ups by their time: what is late, what is left today, what comes later, what is done. */
import { type FollowUpLine, listFollowUps } from "@bluezone/contract/health/follow-ups";
import { integer } from "@bluezone/vietnamese/number";
import { Button, Chip, Group } from "@mantine/core";
import { useState } from "react";
import { useAsk } from "../../../api/hooks.ts";
import { Empty } from "../../../kit/page/empty.tsx";
import { useMoment } from "../../../kit/page/moment.ts";
import { PageLink } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { DataTable } from "../../../kit/table/data-table.tsx";
import { useSession } from "../../../shell/session.ts";
import { PAGES } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { usePersonColumns } from "../person/use-person-columns.tsx";
import "./contacts.css";
import { DoFollowUp } from "./do-follow-up.tsx";
import { MoveFollowUp } from "./move-follow-up.tsx";
import { CONTACTS, FOLLOW_UPS } from "./words.ts";

const WHEN = ["late", "today", "later", "done"] as const;
type When = (typeof WHEN)[number];

/** Whether somebody who was classed is in quarantine, and the way there. */
function InQuarantine({ of: { class: classed, contactId, quarantineId } }: { readonly of: FollowUpLine }) {
  const t = useWords(FOLLOW_UPS);
  if (quarantineId !== null)
    return (
      <PageLink to="/quarantine/$id" parts={{ id: quarantineId }}>
        {t("inQuarantine")}
      </PageLink>
    );
  if (classed !== "F1" && classed !== "F2") return null;
  return (
    <PageLink to="/quarantine/start/$contactId" parts={{ contactId }}>
      {t("startQuarantine")}
    </PageLink>
  );
}

function Rows({
  when,
  rows,
  total,
}: {
  readonly when: When;
  readonly rows: readonly FollowUpLine[];
  readonly total: number;
}) {
  const t = useWords(FOLLOW_UPS);
  const contacts = useWords(CONTACTS);
  const person = usePersonColumns<FollowUpLine>();
  const moment = useMoment();
  const { may } = useSession();
  const [acting, setActing] = useState<{ readonly how: "do" | "move"; readonly of: FollowUpLine }>();
  const close = (): void => setActing(undefined);
  const acts = may("contacts.write") && when !== "done";
  return (
    <>
      <DataTable
        caption={t("list")}
        columns={[
          person.name,
          person.phone,
          { id: "kind", title: t("kind"), cell: ({ kind }) => t(`kind_${kind}`) },
          when === "done"
            ? { id: "done", title: t("done"), cell: ({ done, due }) => moment(done ?? due) }
            : { id: "due", title: t("due"), moment: ({ due }) => due },
          {
            id: "class",
            title: t("class"),
            cell: (one) => contacts(`class_${one.class ?? "waiting"}`),
          },
          ...(may("quarantine.write")
            ? [
                {
                  id: "quarantine",
                  title: t("quarantine"),
                  cell: (one: FollowUpLine) => <InQuarantine of={one} />,
                },
              ]
            : []),
          ...(when === "done"
            ? [
                {
                  id: "outcome",
                  title: t("outcome"),
                  cell: ({ outcome }: FollowUpLine) => (outcome === null ? "" : t(`outcome_${outcome}`)),
                },
              ]
            : []),
        ]}
        rows={rows}
        total={total}
        rowKey={({ id }) => id}
        rowLink={({ contactId }) => ({ to: "/contacts/$id", parts: { id: contactId } })}
        {...(acts
          ? {
              actions: (one: FollowUpLine) => (
                <span className="contact-acts">
                  <Button
                    aria-label={t("recordFor", { name: one.name })}
                    onClick={() => setActing({ how: "do", of: one })}
                  >
                    {t("record")}
                  </Button>
                  <Button
                    aria-label={t("moveFor", { name: one.name })}
                    onClick={() => setActing({ how: "move", of: one })}
                  >
                    {t("move")}
                  </Button>
                </span>
              ),
            }
          : {})}
      />
      {acting?.how === "do" && <DoFollowUp followUp={acting.of} name={acting.of.name} onClose={close} />}
      {acting?.how === "move" && <MoveFollowUp followUp={acting.of} onClose={close} />}
    </>
  );
}

/** The page. Begins with what is late, where something is. */
export function FollowUpsPage() {
  const t = useWords(FOLLOW_UPS);
  const title = useWords(PAGES);
  const [locale] = useLocale();
  const [chosen, setChosen] = useState<When>();
  const first = useAsk(listFollowUps, { when: "late" });
  const when = chosen ?? ((first.data?.counts.late ?? 0) > 0 ? "late" : "today");
  const query = useAsk(listFollowUps, { when }, { keep: true });
  return (
    <div className="stack">
      <PageTitle>{title("followUps")}</PageTitle>
      <Settled query={query} words={FOLLOW_UPS}>
        {({ followUps, counts }) => (
          <>
            <Chip.Group multiple={false} value={when} onChange={(value) => setChosen(value as When)}>
              <Group gap="xs" role="radiogroup" aria-label={t("when")}>
                {WHEN.map((value) => (
                  <Chip key={value} value={value}>
                    {t(`when_${value}`, { number: integer(counts[value], locale) })}
                  </Chip>
                ))}
              </Group>
            </Chip.Group>
            {followUps.length === 0 ? (
              <Empty>{t(when === "today" && counts.done === 0 ? "empty_none" : `empty_${when}`)}</Empty>
            ) : (
              <Rows key={when} when={when} rows={followUps} total={counts[when]} />
            )}
          </>
        )}
      </Settled>
    </div>
  );
}
