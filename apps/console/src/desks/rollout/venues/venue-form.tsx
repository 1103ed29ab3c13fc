/** The form of a venue: what it is, where, how it sells. */
import { CASHLESS_WAYS, VENUE_KINDS, type VenueContent } from "@bluezone/contract/rollout/venues";
import { on } from "@bluezone/policy/dated";
import { isoDay, parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { parsePhone, showPhone } from "@bluezone/vietnamese/phone";
import type { ReactNode } from "react";
import { useToday } from "../../../api/hooks.ts";
import { useProvince } from "../../../api/province.ts";
import { CheckField } from "../../../kit/form/check-field.tsx";
import { DateField, useDayFault } from "../../../kit/form/date-field.tsx";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { LongField } from "../../../kit/form/long-field.tsx";
import { SelectField } from "../../../kit/form/select-field.tsx";
import { TextField } from "../../../kit/form/text-field.tsx";
import { typedDay } from "../../../kit/form/typed-day.ts";
import { useWords } from "../../../words/language.tsx";
import { VENUES } from "./words.ts";

const lines = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
const shown = (stored: string | null): string => {
  const phone = stored === null ? undefined : parsePhone(stored);
  return phone ? showPhone(phone) : (stored ?? "");
};

/** `content` is what is there already. `aside`: the view's filled button is another one. */
export function VenueForm({
  content,
  aside = false,
  onSave,
  more,
}: {
  readonly content?: VenueContent;
  readonly aside?: boolean;
  readonly onSave: (content: VenueContent) => Promise<unknown>;
  readonly more?: ReactNode;
}) {
  const t = useWords(VENUES);
  const today = useToday();
  const { districts } = useProvince();
  const dayFault = useDayFault();
  const draft = useDraft(
    {
      name: content?.name ?? "",
      kind: content?.kind ?? "",
      district: content?.district ?? "",
      place: content?.place ?? "",
      bank: content?.cashless.includes("bank") ?? false,
      qr: content?.cashless.includes("qr") ?? false,
      wallet: content?.cashless.includes("wallet") ?? false,
      card: content?.cashless.includes("card") ?? false,
      online: content?.online ?? "",
      orderPhone: shown(content?.orderPhone ?? null),
      delivery: content?.delivery.join("\n") ?? "",
      validTo: content?.validTo ? date(parseDay(content.validTo), "vi") : "",
    },
    (values) => ({
      name: values.name.trim() === "" ? t("nameMissing") : undefined,
      kind: values.kind === "" ? t("kindMissing") : undefined,
      district: values.district === "" ? t("districtMissing") : undefined,
      place: values.place.trim() === "" ? t("placeMissing") : undefined,
      validTo: dayFault(values.validTo, false),
      online:
        !CASHLESS_WAYS.some((way) => values[way]) &&
        [values.online, values.orderPhone, values.delivery].every((text) => text.trim() === "")
          ? t("nothing")
          : undefined,
    }),
  );
  return (
    <Form
      aside={aside}
      draft={draft}
      words={VENUES}
      send={t("save")}
      more={more}
      onSend={(values) => {
        const until = typedDay(values.validTo, today);
        return onSave({
          name: values.name,
          kind: values.kind as VenueContent["kind"],
          district: values.district,
          place: values.place,
          cashless: CASHLESS_WAYS.filter((way) => values[way]),
          online: values.online.trim() === "" ? null : values.online.trim(),
          orderPhone: values.orderPhone.trim() === "" ? null : values.orderPhone,
          delivery: lines(values.delivery),
          validTo: until === undefined ? null : isoDay(until),
        });
      }}
    >
      <TextField name="name" label={t("name")} required maxLength={160} />
      <SelectField
        name="kind"
        label={t("kind")}
        required
        choices={VENUE_KINDS.map((value) => ({ value, label: t(`kind_${value}`) }))}
      />
      <SelectField
        name="district"
        label={t("district")}
        required
        choices={on(districts, today).map(({ code, name }) => ({ value: code, label: name }))}
      />
      <TextField name="place" label={t("place")} required maxLength={200} />
      <h2>{t("cashless")}</h2>
      {CASHLESS_WAYS.map((way) => (
        <CheckField key={way} name={way} label={t(`way_${way}`)} />
      ))}
      <TextField name="online" label={t("online")} hint={t("onlineHint")} inputMode="url" maxLength={300} />
      <TextField name="orderPhone" label={t("orderPhone")} inputMode="tel" maxLength={32} />
      <LongField name="delivery" label={t("delivery")} hint={t("deliveryHint")} rows={2} />
      <DateField name="validTo" label={t("validTo")} hint={t("validToHint")} />
    </Form>
  );
}
