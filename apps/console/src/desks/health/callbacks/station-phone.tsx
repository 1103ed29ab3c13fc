/** The number from which the viewer's own unit calls: people are told it before they send. */
import { readStationPhone, setStationPhone } from "@bluezone/contract/health/callbacks";
import { type Phone, showPhone } from "@bluezone/vietnamese/phone";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useAsk } from "../../../api/hooks.ts";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { TextField } from "../../../kit/form/text-field.tsx";
import { Dialog } from "../../../kit/page/dialog.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { useWords } from "../../../words/language.tsx";
import { CALLBACKS } from "./words.ts";

type Own = { readonly unitId: string; readonly unitName: string; readonly phone: string | null };

function PhoneDialog({ own: { unitId, unitName, phone }, onClose }: { own: Own; onClose: () => void }) {
  const t = useWords(CALLBACKS);
  const keep = useAction(setStationPhone, { changes: [readStationPhone] });
  const draft = useDraft({ stationPhone: phone === null ? "" : showPhone(phone as Phone) });
  return (
    <Dialog open title={t("stationPhone")} onClose={onClose}>
      <Form
        draft={draft}
        words={CALLBACKS}
        send={t("savePhone")}
        onSend={async ({ stationPhone }) => {
          await keep.send(
            { unitId, phone: stationPhone.trim() === "" ? null : stationPhone },
            t("savedPhone"),
          );
          onClose();
        }}
      >
        <TextField
          name="stationPhone"
          label={t("stationPhoneOf", { unit: unitName })}
          hint={t("stationPhoneHint")}
          type="tel"
          maxLength={32}
          autoComplete="off"
        />
      </Form>
    </Dialog>
  );
}

/** The button that opens it, once the number is known. */
export function StationPhone() {
  const t = useWords(CALLBACKS);
  const [open, setOpen] = useState(false);
  const { data } = useAsk(readStationPhone, {});
  if (!data) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("stationPhone")}</Button>
      {open && <PhoneDialog own={data} onClose={() => setOpen(false)} />}
    </>
  );
}
