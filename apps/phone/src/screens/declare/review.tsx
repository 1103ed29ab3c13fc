/** All that a declaration will say, to whom it goes and until when it is kept; then the one tap that sends it. */
import { addDays, dayOf, parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { capital } from "@bluezone/vietnamese/labels/case";
import { CallHotline } from "../../kit/call-hotline.tsx";
import { Card } from "../../kit/card.tsx";
import { type Fact, Facts } from "../../kit/facts.tsx";
import { Fault } from "../../kit/form.tsx";
import { Note } from "../../kit/note.tsx";
import { Text } from "../../kit/text.tsx";
import { Tick } from "../../kit/tick.tsx";
import { useUnbroken } from "../../kit/use-unbroken.ts";
import { usePhoneState } from "../../phone/phone.tsx";
import { dayText } from "../../words/moments.ts";
import { useWords, type Words } from "../../words/words.tsx";
import { usePlace } from "../messages/commune-choice.tsx";
import { shownNumber } from "../messages/number.ts";
import { Recipient } from "../messages/recipient.tsx";
import { useSymptoms } from "../messages/use-symptoms.ts";
import { type DeclareForm, felt } from "./form.ts";

/** Days after which a station deletes a declaration; its answer says the day itself. */
const KEPT_DAYS = 30;

type Unbroken = ReturnType<typeof useUnbroken>;

/** The answers as they will be sent. @param said the symptoms in words @param place the commune's name */
function factsOf(
  form: DeclareForm,
  { said, place, unbroken }: Readonly<Record<"said" | "place", string>> & { readonly unbroken: Unbroken },
  { t, lang }: Words,
): readonly Fact[] {
  const returned = [
    unbroken(form.province.trim()),
    unbroken(form.country.trim()),
    form.returnedDay === "" ? "" : dayText(parseDay(form.returnedDay), lang),
  ].filter((part) => part !== "");
  const came = form.returned === "yes";
  return [
    { label: t("messages:declare.for"), value: form.for && t(`messages:declare.for-${form.for}`) },
    { label: t("messages:declare.place"), value: place },
    {
      label: t("messages:declare.symptoms-short"),
      value: capital(said),
    },
    ...(felt(form).length === 0 || form.since === ""
      ? []
      : [{ label: t("messages:declare.since-short"), value: dayText(parseDay(form.since), lang) }]),
    { label: t("messages:declare.near-short"), value: form.near && t(`messages:declare.near-${form.near}`) },
    {
      label: t("messages:declare.returned-short"),
      value: came
        ? [t("messages:declare.returned-yes"), ...returned].join(", ")
        : t("messages:declare.returned-no"),
    },
    {
      label: t("messages:declare.cares-short"),
      value:
        form.cares.length === 0
          ? t("messages:declare.cares-nothing")
          : capital(form.cares.map((one) => t(`messages:declare.cares-${one}`).toLowerCase()).join(", ")),
    },
    {
      label: t("messages:declare.call-short"),
      value:
        form.call === "yes"
          ? t("messages:declare.call-said", {
              number: unbroken(shownNumber(form.phone)),
              wish: t(`messages:wish.${form.wish}`).toLowerCase(),
            })
          : t("messages:declare.call-no"),
    },
  ];
}

export interface ReviewProps {
  readonly form: DeclareForm;
  readonly agreed: boolean;
  readonly onAgree: (agreed: boolean) => void;
  /** Whether sending was tried without agreeing. */
  readonly tried: boolean;
}

export function Review({ form, agreed, onAgree, tried }: ReviewProps) {
  const words = useWords();
  const { t, lang } = words;
  const { now } = usePhoneState();
  const place = usePlace(form.commune);
  const unbroken = useUnbroken();
  const said = useSymptoms().felt(felt(form));
  const day = date(addDays(dayOf(now, "vietnam"), KEPT_DAYS), lang);
  return (
    <>
      <Card>
        <Text as="heading" level={2}>
          {t("messages:declare.review")}
        </Text>
        <Facts facts={factsOf(form, { said, place, unbroken }, words)} />
        <Text as="small" colour="ink2">
          {t("messages:declare.not-sent")}
        </Text>
      </Card>
      {felt(form).length > 0 && (
        <Note tone="act" icon="thermometer">
          {t("messages:declare.with-symptoms")}
        </Note>
      )}
      {felt(form).length > 0 && <CallHotline kind="quiet" />}
      <Recipient commune={form.commune} />
      <Text>{t("messages:declare.deleted", { day })}</Text>
      <Tick
        label={t(form.for === "other" ? "messages:declare.agree-proxy" : "messages:declare.agree", { day })}
        checked={agreed}
        onChange={onAgree}
        testID="agree"
      />
      {tried && !agreed && <Fault>{t("messages:declare.agree-missing")}</Fault>}
    </>
  );
}
