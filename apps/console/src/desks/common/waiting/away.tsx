/** One's own days off, on the page of the account. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import type { WaitingEndpoints } from "@bluezone/contract/waiting";
import { isoDay, parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { Button } from "@mantine/core";
import { useAsk, useToday } from "../../../api/hooks.ts";
import { DateField, useDayFault } from "../../../kit/form/date-field.tsx";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { typedDay } from "../../../kit/form/typed-day.ts";
import { Card } from "../../../kit/page/card.tsx";
import { FaultLine } from "../../../kit/page/fault-line.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { useToast } from "../../../kit/page/toast.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { useWaitingDesk } from "../../../shell/waiting-desk.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { WAITING } from "./words.ts";

type DaysOff = NonNullable<ResponseOf<WaitingEndpoints["readAway"]>["away"]>;

function useChange() {
  const { readAway, changeAway, readWaiting } = useWaitingDesk().endpoints;
  return useAction(changeAway, { changes: [readAway, readWaiting] });
}

function Away({ from, to }: DaysOff) {
  const t = useWords(WAITING);
  const [locale] = useLocale();
  const change = useChange();
  const day = (iso: string) => date(parseDay(iso), locale);
  return (
    <>
      <p>{t("awayNow", { from: day(from), to: day(to) })}</p>
      <div className="row">
        <Button loading={change.isPending} onClick={() => void change.act({ away: null }, t("awayEnded"))}>
          {t("awayEnd")}
        </Button>
      </div>
      <FaultLine error={change.error} words={WAITING} />
    </>
  );
}

function NewAway() {
  const t = useWords(WAITING);
  const toast = useToast();
  const today = useToday();
  const wrong = useDayFault();
  const change = useChange();
  const draft = useDraft({ from: "", to: "" }, ({ from, to }) => ({ from: wrong(from), to: wrong(to) }));
  return (
    <Form
      aside
      draft={draft}
      words={WAITING}
      send={t("awaySave")}
      onSend={async ({ from, to }) => {
        const iso = (typed: string) => isoDay(typedDay(typed, today) ?? today);
        await change.run({ away: { from: iso(from), to: iso(to) } });
        draft.reset({ from: "", to: "" });
        toast(t("awaySaved"));
      }}
    >
      <DateField name="from" label={t("awayFrom")} required />
      <DateField name="to" label={t("awayTo")} required />
    </Form>
  );
}

/** The section. */
export function DaysOff() {
  const t = useWords(WAITING);
  const { readAway } = useWaitingDesk().endpoints;
  const query = useAsk(readAway, {});
  return (
    <Card title={t("awayTitle")}>
      <p>{t("awayText")}</p>
      <Settled query={query} words={WAITING}>
        {({ away }) => (away ? <Away {...away} /> : <NewAway />)}
      </Settled>
    </Card>
  );
}
