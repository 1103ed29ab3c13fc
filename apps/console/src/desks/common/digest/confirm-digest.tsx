/** Confirms the number of a digest by the code that came to it. */
import type { DigestEndpoints } from "@bluezone/contract/digest";
import { Button } from "@mantine/core";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { TextField } from "../../../kit/form/text-field.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { useWords } from "../../../words/language.tsx";
import { DIGEST } from "./words.ts";

const CODE = /^\s*(?:\d\s*){6}$/;

/** The form; `phone` as it is shown. */
export function ConfirmDigest({
  endpoints: { readDigest, confirmDigest, endDigest },
  phone,
}: {
  readonly endpoints: DigestEndpoints;
  readonly phone: string;
}) {
  const t = useWords(DIGEST);
  const confirm = useAction(confirmDigest, { changes: [readDigest] });
  const end = useAction(endDigest, { changes: [readDigest] });
  const draft = useDraft({ digestCode: "" }, ({ digestCode }) => ({
    digestCode: CODE.test(digestCode) ? undefined : t("codeWrong"),
  }));
  return (
    <>
      <p>{t("waiting", { phone })}</p>
      <Form
        aside
        draft={draft}
        words={DIGEST}
        send={t("confirm")}
        onSend={({ digestCode }) => confirm.send({ code: digestCode }, t("confirmed"))}
        more={
          <Button loading={end.isPending} onClick={() => void end.act({})}>
            {t("otherNumber")}
          </Button>
        }
      >
        <TextField
          name="digestCode"
          label={t("code")}
          autoComplete="one-time-code"
          inputMode="numeric"
          short
          required
        />
      </Form>
    </>
  );
}
