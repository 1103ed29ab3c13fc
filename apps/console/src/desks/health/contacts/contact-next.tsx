/** What is done next about a contact, with its button. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import type { readContact } from "@bluezone/contract/health/contacts";
import { coursesOfContact } from "@bluezone/contract/health/quarantine";
import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useAsk, useNow } from "../../../api/hooks.ts";
import { useMoment } from "../../../kit/page/moment.ts";
import { NextCard } from "../../../kit/page/next-card.tsx";
import { PageButton } from "../../../kit/page/page-link.tsx";
import { useSession } from "../../../shell/session.ts";
import { useWords } from "../../../words/language.tsx";
import { QUARANTINE } from "../quarantine/words.ts";
import { DoFollowUp } from "./do-follow-up.tsx";
import { type ContactStep, contactStep, dueFirst } from "./next-step.ts";
import { CONTACTS, FOLLOW_UPS } from "./words.ts";

type Read = ResponseOf<typeof readContact>;

function Do({
  step,
  contact: { id, becameCase },
  openId,
  onClassify,
  onRecord,
}: {
  readonly step: ContactStep;
  readonly contact: Read["contact"];
  readonly openId: string | undefined;
  readonly onClassify: () => void;
  readonly onRecord: () => void;
}): ReactNode {
  const t = useWords(CONTACTS);
  const followUps = useWords(FOLLOW_UPS);
  const quarantine = useWords(QUARANTINE);
  const { may } = useSession();
  if (step === "case" && becameCase)
    return (
      <PageButton variant="filled" to="/cases/$id" parts={{ id: becameCase.id }}>
        {t("seeOwnCase", { number: becameCase.number })}
      </PageButton>
    );
  if (step === "classify" && may("contacts.classify"))
    return (
      <Button variant="filled" onClick={onClassify}>
        {t("classify")}
      </Button>
    );
  if (step === "late" && may("contacts.write"))
    return (
      <Button variant="filled" onClick={onRecord}>
        {followUps("record")}
      </Button>
    );
  if (step === "quarantine" && may("quarantine.write"))
    return (
      <PageButton variant="filled" to="/quarantine/start/$contactId" parts={{ contactId: id }}>
        {t("quarantine")}
      </PageButton>
    );
  if (step === "quarantined" && openId !== undefined)
    return (
      <PageButton variant="filled" to="/quarantine/$id" parts={{ id: openId }}>
        {quarantine("openIt")}
      </PageButton>
    );
  return null;
}

/** The card; there is none while quarantines are still asked for, and when nothing is to be done. */
export function ContactNext({
  read: { contact, followUps },
  onClassify,
}: {
  readonly read: Read;
  readonly onClassify: () => void;
}) {
  const t = useWords(CONTACTS);
  const kinds = useWords(FOLLOW_UPS);
  const moment = useMoment();
  const now = useNow();
  const { may } = useSession();
  const [recording, setRecording] = useState(false);
  const sees = may("quarantine.read");
  const { data } = useAsk(coursesOfContact, { contactId: contact.id }, { when: sees });
  if (sees && !data) return null;
  const facts = { contact, followUps, courses: data ?? null, now };
  const step = contactStep(facts);
  if (step === "none") return null;
  const due = dueFirst(followUps);
  const work = due ? { work: kinds(`kind_${due.kind}`), time: moment(due.due) } : { work: "", time: "" };
  return (
    <>
      <NextCard step={step} sentence={t(`next_${step}`, work)} late={step === "late"} over={step === "case"}>
        <Do
          step={step}
          contact={contact}
          openId={data?.courses.find(({ ended }) => ended === null)?.id}
          onClassify={onClassify}
          onRecord={() => setRecording(true)}
        />
      </NextCard>
      {recording && due && (
        <DoFollowUp followUp={due} name={contact.person.name} onClose={() => setRecording(false)} />
      )}
    </>
  );
}
