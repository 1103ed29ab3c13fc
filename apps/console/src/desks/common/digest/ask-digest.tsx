/** Asks for a digest, or changes its hours. */
import { DIGEST_HOURS, type DigestEndpoints } from "@bluezone/contract/digest";
import { parsePhone, phoneKind } from "@bluezone/vietnamese/phone";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { SelectField } from "../../../kit/form/select-field.tsx";
import { TextField } from "../../../kit/form/text-field.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { useWords } from "../../../words/language.tsx";
import type { Digest } from "./digest.ts";
import { DIGEST } from "./words.ts";

const HOURS = Array.from(
  { length: DIGEST_HOURS.last - DIGEST_HOURS.first + 1 },
  (_, at) => DIGEST_HOURS.first + at,
);

const isMobile = (typed: string): boolean => {
  const phone = parsePhone(typed);
  return phone !== undefined && phoneKind(phone) === "mobile";
};

/** `digest` is the one that goes out already. */
export function AskDigest({
  endpoints: { readDigest, changeDigest },
  digest,
}: {
  readonly endpoints: DigestEndpoints;
  readonly digest?: Digest;
}) {
  const t = useWords(DIGEST);
  const change = useAction(changeDigest, { changes: [readDigest] });
  const [first = 7, second] = digest?.hours ?? [];
  const draft = useDraft(
    { phone: digest?.number ?? "", first: String(first), second: second === undefined ? "" : String(second) },
    (typed) => ({
      phone: isMobile(typed.phone) ? undefined : t("phoneWrong"),
      first: typed.first === "" ? t("firstMissing") : undefined,
      second: typed.second !== "" && typed.second === typed.first ? t("secondSame") : undefined,
    }),
  );
  const choices = HOURS.map((hour) => ({ value: String(hour), label: t("hour", { hour }) }));
  return (
    <Form
      aside
      draft={draft}
      words={DIGEST}
      send={t(digest ? "save" : "ask")}
      onSend={async (typed) => {
        const hours = [typed.first, typed.second].filter((hour) => hour !== "").map(Number);
        await change.send({ phone: typed.phone, hours }, ({ confirmed }) => t(confirmed ? "saved" : "asked"));
        draft.reset(typed);
      }}
    >
      <TextField
        name="phone"
        label={t("phone")}
        hint={t("phoneHint")}
        autoComplete="tel"
        inputMode="tel"
        required
      />
      <SelectField name="first" label={t("first")} choices={choices} required />
      <SelectField name="second" label={t("second")} choices={choices} none={t("noHour")} />
    </Form>
  );
}
