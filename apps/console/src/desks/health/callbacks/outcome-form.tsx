/** What came of a call, by keyboard: arrows choose, Ctrl+Enter saves. */
import {
  type CallbackOpened,
  closeCallback,
  contactFromCallback,
  listCallbacks,
  missedCallback,
} from "@bluezone/contract/health/callbacks";
import { isoDay, isoInstant } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { Button } from "@mantine/core";
import { useDo, useNow, useToday } from "../../../api/hooks.ts";
import { ChoiceField } from "../../../kit/form/choice-field.tsx";
import { DateField, useDayFault } from "../../../kit/form/date-field.tsx";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { LongField } from "../../../kit/form/long-field.tsx";
import { typedDay } from "../../../kit/form/typed-day.ts";
import { useGo } from "../../../kit/page/page-link.tsx";
import { useToast } from "../../../kit/page/toast.tsx";
import { useSession } from "../../../shell/session.ts";
import { useWords } from "../../../words/language.tsx";
import { CaseChoice } from "../contacts/case-choice.tsx";
import { NO_CASE } from "../contacts/near-choice.ts";
import { PersonFields } from "../person/person-fields.tsx";
import { useWrongPerson } from "../person/use-wrong-person.ts";
import { ReasonField, useDeparture } from "../quarantine/departure.tsx";
import { firstDayAfter } from "../quarantine/first-day.ts";
import { PlaceFields, useWrongPlace } from "../quarantine/place-fields.tsx";
import { Plan } from "../quarantine/plan.tsx";
import { AGAIN, againAt, contactIn, type OutcomeValues } from "./outcome-values.ts";
import { CALLBACKS } from "./words.ts";

const PLAIN = ["advice", "reached", "wrongNumber"] as const;

/** Who was called, as they say on the phone. */
function CalledFields({ call: { phone, shared, commune } }: { readonly call: CallbackOpened }) {
  const t = useWords(CALLBACKS);
  return (
    <>
      <p className="small">{t("evidence")}</p>
      <PersonFields phone={false} />
      <CaseChoice contacts told={{ day: shared?.day ?? null, commune, phone }} />
      <LongField name="note" label={t("note")} rows={2} maxLength={2_000} />
    </>
  );
}

/** What is typed, beginning with what is known of the call. */
function useOutcomeDraft({ commune, shared }: CallbackOpened) {
  const t = useWords(CALLBACKS);
  const today = useToday();
  const dayFault = useDayFault();
  const met = shared?.day ?? null;
  const wrongPerson = useWrongPerson();
  const wrongPlace = useWrongPlace();
  const draft = useDraft<OutcomeValues>(
    {
      outcome: "",
      again: "hour",
      name: "",
      birthYear: "",
      commune,
      address: "",
      note: "",
      place: "",
      siteName: "",
      firstDay: date(firstDayAfter(met, today), "vi"),
      reason: "",
      near: NO_CASE,
    },
    (values) => {
      const quarantined = values.outcome === "quarantine";
      const person = quarantined || values.outcome === "contact";
      return {
        outcome: values.outcome === "" ? t("outcomeMissing") : undefined,
        ...(person ? wrongPerson(values) : {}),
        ...(quarantined ? wrongPlace(values) : {}),
        firstDay: quarantined ? dayFault(values.firstDay) : undefined,
        reason: departure.why !== undefined && values.reason.trim() === "" ? t("reasonMissing") : undefined,
      };
    },
  );
  const departure = useDeparture(draft.values, met, draft.values.outcome === "quarantine");
  return { draft, met, departure };
}

/** The form. */
export function OutcomeForm({ call }: { readonly call: CallbackOpened }) {
  const t = useWords(CALLBACKS);
  const toast = useToast();
  const go = useGo();
  const now = useNow();
  const today = useToday();
  const { may } = useSession();
  const changes = { changes: [listCallbacks] };
  const close = useDo(closeCallback, changes);
  const missed = useDo(missedCallback, changes);
  const contact = useDo(contactFromCallback, changes);
  const { id, version } = call;
  const { draft, met, departure } = useOutcomeDraft(call);
  const { outcome, firstDay } = draft.values;
  const outcomes = [
    "advice",
    "reached",
    "missed",
    ...(may("contacts.write") ? ["contact", "quarantine"] : []),
    "wrongNumber",
  ] as const;

  async function send(values: OutcomeValues): Promise<void> {
    const plain = PLAIN.find((one) => one === values.outcome);
    if (plain) await close.mutateAsync({ id, version, outcome: plain });
    else if (values.outcome === "missed")
      await missed.mutateAsync({ id, version, again: isoInstant(againAt(values.again, now)) });
    else {
      const made = await contact
        .mutateAsync({ id, version, ...contactIn(values, today) })
        .catch((error: unknown) => {
          departure.refused(error);
          throw error;
        });
      return toast(t("savedContact"), (done) => (
        <Button
          onClick={() => {
            done();
            go({ to: "/contacts/$id", parts: { id: made.contactId } });
          }}
        >
          {t("openContact")}
        </Button>
      ));
    }
    toast(t("saved"));
  }
  return (
    <Form
      draft={draft}
      words={CALLBACKS}
      send={
        <>
          {t("save")} <span className="callback-key">(Ctrl+Enter)</span>
        </>
      }
      onSend={send}
    >
      <ChoiceField
        name="outcome"
        label={t("outcome")}
        required
        choices={outcomes.map((value) => ({ value, label: t(`outcome_${value}` as "outcome_advice") }))}
      />
      {outcome === "missed" && (
        <ChoiceField
          name="again"
          label={t("againAt")}
          required
          choices={AGAIN.map((value) => ({ value, label: t(`again_${value}`) }))}
        />
      )}
      {(outcome === "contact" || outcome === "quarantine") && <CalledFields call={call} />}
      {outcome === "quarantine" && (
        <>
          <PlaceFields />
          <DateField name="firstDay" label={t("firstDay")} required />
          <Plan firstDay={isoDay(typedDay(firstDay, today) ?? today)} vaccinated={false} />
          <ReasonField why={departure.why} met={met} />
        </>
      )}
    </Form>
  );
}
