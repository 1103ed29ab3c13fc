/** Classes one or many: the rule of each day of contact with its date, what it suggests and why; the officer decides. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import {
  type ContactClass,
  classifyContacts,
  listContacts,
  type RuleShown,
  readContact,
  suggestClasses,
} from "@bluezone/contract/health/contacts";
import { listFollowUps } from "@bluezone/contract/health/follow-ups";
import { coursesOfContact } from "@bluezone/contract/health/quarantine";
import { addDays, dayStart, Hours, isoInstant, plus } from "@bluezone/protocol/time";
import { Button, Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import type { z } from "zod";
import { useAsk, useToday } from "../../../api/hooks.ts";
import { Refused } from "../../../api/refused.ts";
import { useFirstFault } from "../../../kit/form/first-fault.ts";
import { Dialog } from "../../../kit/page/dialog.tsx";
import { FaultLine } from "../../../kit/page/fault-line.tsx";
import { useMoment } from "../../../kit/page/moment.ts";
import { Settled } from "../../../kit/page/settled.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { useWords } from "../../../words/language.tsx";
import { RuleLine } from "./rule-line.tsx";
import { useDayPart } from "./use-day-part.ts";
import { useWhy } from "./use-rule-terms.ts";
import { CONTACTS } from "./words.ts";

type Class = z.output<typeof ContactClass>;
type Suggestion = ResponseOf<typeof suggestClasses>["contacts"][number];
const CLASSES = ["F1", "F2", "none"] as const satisfies readonly Class[];

/** The rules behind them, each once. */
function rulesOf(contacts: readonly Suggestion[]): readonly (RuleShown | null)[] {
  const rules = new Map(contacts.map(({ rule }) => [rule?.validFrom ?? "", rule]));
  return [...rules].sort(([a], [b]) => a.localeCompare(b)).map(([, rule]) => rule);
}

/** The class that stands there before the officer chooses: what it is, what is suggested, or none. */
const firstOf = ({ class: classed, suggested }: Suggestion): Class | "" =>
  classed ?? (suggested === "unsure" ? "" : suggested);

/** Somebody with what is suggested, and the class that is chosen. */
function ClassChoice({
  one,
  value,
  tried,
  onChoose,
}: {
  readonly one: Suggestion;
  readonly value: Class | "";
  readonly tried: boolean;
  readonly onChoose: (value: Class | "") => void;
}) {
  const t = useWords(CONTACTS);
  const dayPart = useDayPart();
  const why = useWhy();
  return (
    <div className="contact-choice">
      <div>
        <strong>{one.name}</strong>
        <p className="small">
          {dayPart(one.day, null)} · {t("suggestion")}: {t(`suggested_${one.suggested}`)} ({why(one)})
        </p>
      </div>
      <NativeSelect
        aria-label={t("chosenFor", { name: one.name })}
        value={value}
        error={tried && value === "" ? t("choiceMissing") : undefined}
        data={[
          { value: "", label: t("class_waiting") },
          ...CLASSES.map((value) => ({ value, label: t(`class_${value}`) })),
        ]}
        onChange={(event) => onChoose(event.currentTarget.value as Class | "")}
      />
    </div>
  );
}

function Choose({
  contacts,
  onDone,
}: {
  readonly contacts: readonly Suggestion[];
  readonly onDone: (close: number) => void;
}) {
  const t = useWords(CONTACTS);
  const moment = useMoment();
  const tomorrow = plus(dayStart(addDays(useToday(), 1), "vietnam"), Hours(8));
  const [chosen, setChosen] = useState<Readonly<Record<string, Class | "">>>({});
  const [reason, setReason] = useState("");
  const [call, setCall] = useState(true);
  const [tried, setTried] = useState(false);
  const [form, lookAt] = useFirstFault<HTMLFormElement>();
  const classify = useAction(classifyContacts, {
    changes: [listContacts, readContact, listFollowUps, coursesOfContact],
  });
  const classOf = (one: Suggestion): Class | "" => chosen[one.id] ?? firstOf(one);
  const missing = contacts.filter((one) => classOf(one) === "").length;
  const differing = contacts.filter(
    (one) => one.suggested !== "unsure" && classOf(one) !== "" && classOf(one) !== one.suggested,
  );
  const differs = new Set(differing.map(({ id }) => id));
  const send = async (): Promise<void> => {
    setTried(true);
    if (missing > 0 || (differing.length > 0 && reason.trim() === "")) return lookAt("any");
    await classify.send(
      {
        contacts: contacts.map((one) => ({
          id: one.id,
          version: one.version,
          class: classOf(one) as Class,
          reason: differs.has(one.id) ? reason.trim() : null,
        })),
        call: call ? isoInstant(tomorrow) : null,
      },
      ({ classed }) => t("classified", { count: classed }),
    );
    onDone(contacts.filter((one) => classOf(one) === "F1").length);
  };
  return (
    <form
      ref={form}
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send().catch(() => lookAt("any"));
      }}
    >
      {rulesOf(contacts).map((rule) => (
        <RuleLine key={rule?.validFrom ?? "none"} rule={rule} />
      ))}
      {contacts.some(({ dayUnknown }) => dayUnknown) && <p className="small">{t("dayUnknown")}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard. */}
      <section className="contact-choices" aria-label={t("chosen")} tabIndex={0}>
        {contacts.map((one) => (
          <ClassChoice
            key={one.id}
            one={one}
            value={classOf(one)}
            tried={tried}
            onChoose={(value) => setChosen({ ...chosen, [one.id]: value })}
          />
        ))}
      </section>
      {differing.length > 0 && (
        <TextInput
          label={t("reason")}
          description={t("reasonTitle", { count: differing.length })}
          required
          maxLength={500}
          value={reason}
          error={tried && reason.trim() === "" ? t("reasonMissing") : undefined}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      <Checkbox
        label={t("callTomorrow", { time: moment(tomorrow) })}
        checked={call}
        onChange={(event) => setCall(event.currentTarget.checked)}
      />
      {tried && missing > 0 && (
        <p role="alert" className="fault" tabIndex={-1}>
          {t("chosenMissing", { count: missing })}
        </p>
      )}
      <FaultLine error={classify.error} words={CONTACTS} />
      <div className="row">
        <Button type="submit" variant="filled" loading={classify.isPending}>
          {t("classifyMany", { count: contacts.length })}
        </Button>
        {classify.error instanceof Refused && classify.error.code === "conflict" && (
          <Button onClick={() => onDone(0)}>{t("seeAgain")}</Button>
        )}
      </div>
    </form>
  );
}

/** The dialog for these contacts. `onDone` hears how many of them are close contacts (F1) now. */
export function ClassifyDialog({
  ids,
  onClose,
  onDone,
}: {
  readonly ids: readonly string[];
  readonly onClose: () => void;
  readonly onDone: (close: number) => void;
}) {
  const t = useWords(CONTACTS);
  const query = useAsk(suggestClasses, { ids: [...ids] });
  return (
    <Dialog open wide title={t("classifyTitle")} onClose={onClose}>
      <Settled query={query} words={CONTACTS}>
        {({ contacts }) => (
          <Choose key={contacts.map(({ version }) => version).join()} contacts={contacts} onDone={onDone} />
        )}
      </Settled>
    </Dialog>
  );
}
