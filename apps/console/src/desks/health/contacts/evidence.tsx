/** What somebody sent from the app by themselves: only what they chose, and no finding. */
import type { ContactLine } from "@bluezone/contract/health/contacts";
import { parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { useState } from "react";
import { Dialog } from "../../../kit/page/dialog.tsx";
import { Facts } from "../../../kit/page/facts.tsx";
import { useMoment } from "../../../kit/page/moment.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import "./contacts.css";
import { CONTACTS } from "./words.ts";

type PhoneEvidence = NonNullable<ContactLine["sent"]>;

/** The facts; what was left out is said to be left out. */
export function SentFacts({ sent }: { readonly sent: PhoneEvidence }) {
  const { day, part, minutes, confidence, at } = sent;
  const moment = useMoment();
  const t = useWords(CONTACTS);
  const [locale] = useLocale();
  return (
    <Facts
      label={t("sentBy")}
      facts={[
        [t("metDay"), day === null ? t("leftOut") : date(parseDay(day), locale)],
        [t("part"), part === null ? t("leftOut") : t(`part_${part}`)],
        [t("minutes"), minutes ?? t("leftOut")],
        [t("confidence"), confidence === null ? t("leftOut") : t(`confidence_${confidence}`)],
        [t("sentAt"), moment(at)],
      ]}
      note={t("sentText")}
    />
  );
}

/** In a row: a button that opens it. */
export function Evidence({ name, sent }: { readonly name: string; readonly sent: PhoneEvidence }) {
  const t = useWords(CONTACTS);
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="text-button"
        aria-label={`${t("source_app")}: ${t("sentOpen", { name })}`}
        onClick={() => setOpen(true)}
      >
        {t("source_app")}
      </button>
      {open && (
        <Dialog open title={`${t("sentBy")}: ${name}`} onClose={() => setOpen(false)}>
          <SentFacts sent={sent} />
        </Dialog>
      )}
    </>
  );
}
