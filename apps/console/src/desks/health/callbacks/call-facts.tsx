/** The number to call, and exactly what the person chose to send. */
import type { CallbackOpened } from "@bluezone/contract/health/callbacks";
import { parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { type Phone, phoneLink, showPhone } from "@bluezone/vietnamese/phone";
import { useCommunes } from "../../../kit/form/use-communes.ts";
import { Facts } from "../../../kit/page/facts.tsx";
import { useMoment } from "../../../kit/page/moment.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { CONTACTS } from "../contacts/words.ts";
import { useFelt } from "../inbox/use-felt.ts";
import { INBOX } from "../inbox/words.ts";
import { CALLBACKS } from "./words.ts";

/** The facts; what was left out is said to be left out. */
export function CallFacts({ call }: { readonly call: CallbackOpened }) {
  const t = useWords(CALLBACKS);
  const i = useWords(INBOX);
  const c = useWords(CONTACTS);
  const [locale] = useLocale();
  const moment = useMoment();
  const felt = useFelt();
  const { nameOf } = useCommunes();
  const { shared, symptoms } = call;
  const phone = call.phone as Phone;
  const left = t("leftOut");
  return (
    <div className="stack">
      <p className="call-number">
        <span className="small">{t("phone")}</span>
        <a href={phoneLink(phone)}>{showPhone(phone)}</a>
      </p>
      <Facts
        label={t("said")}
        facts={[
          [i("made"), moment(call.made)],
          [i("commune"), nameOf(call.commune)],
          [t("wish"), t(`wish_${call.wish}`)],
          [t("symptoms"), symptoms && felt(symptoms)],
          [t("metDay"), shared && (shared.day ? date(parseDay(shared.day), locale) : left)],
          [c("part"), shared && (shared.part ? c(`part_${shared.part}`) : left)],
          [c("minutes"), shared && (shared.minutes ?? left)],
          [c("confidence"), shared && (shared.confidence ? t(`degree_${shared.confidence}`) : left)],
          [t("level"), shared && (shared.level ? t(`degree_${shared.level}`) : left)],
          [i("deleteOn"), date(parseDay(call.deleteOn), locale)],
        ]}
        note={shared ? t("bluetooth") : symptoms ? undefined : t("nothingShared")}
      />
    </div>
  );
}
