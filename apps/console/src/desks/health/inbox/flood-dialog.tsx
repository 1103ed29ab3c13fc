/** Closing a flood in one action: which span and commune, how many that are, and what was closed before, to open again. */
import type { Endpoint } from "@bluezone/contract/endpoint";
import {
  closeFlood,
  countFlood,
  listFloods,
  type Queue,
  reopenFlood,
} from "@bluezone/contract/health/floods";
import { floorTo, Hours, isoInstant, Minutes, minus, plus } from "@bluezone/protocol/time";
import { integer } from "@bluezone/vietnamese/number";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useAsk, useNow } from "../../../api/hooks.ts";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { SelectField } from "../../../kit/form/select-field.tsx";
import { useCommunes } from "../../../kit/form/use-communes.ts";
import { Dialog } from "../../../kit/page/dialog.tsx";
import { Failed } from "../../../kit/page/failed.tsx";
import { useMoment } from "../../../kit/page/moment.ts";
import { useAction } from "../../../kit/page/use-action.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { INBOX } from "./words.ts";

/** How long ago a flood began or ended, in hours. */
const AGO = [0, 1, 2, 3, 6, 12, 24, 48, 72];

/** `list` is the queue's list, which is asked anew. */
export function FloodDialog({
  queue,
  list,
  onClose,
}: {
  readonly queue: Queue;
  readonly list: Endpoint;
  readonly onClose: () => void;
}) {
  const t = useWords(INBOX);
  const [locale] = useLocale();
  const moment = useMoment();
  const { communes } = useCommunes();
  const now = useNow();
  // The end of these ten minutes, as it was when the window opened: what is counted is what is closed.
  const [end] = useState(() => plus(floorTo(now, Minutes(10)), Minutes(10)));
  const draft = useDraft({ commune: "", from: "1", until: "0" }, ({ from, until }) => ({
    from: Number(from) > Number(until) ? undefined : t("fault_span_invalid"),
  }));
  const { commune, from, until } = draft.values;
  const asked = {
    queue,
    ...(commune === "" ? {} : { commune }),
    from: isoInstant(minus(end, Hours(Number(from)))),
    until: isoInstant(minus(end, Hours(Number(until)))),
  };
  const counted = useAsk(countFlood, asked, { when: Number(from) > Number(until), keep: true });
  const before = useAsk(listFloods, { queue });
  const changes = [list, countFlood, listFloods];
  const close = useAction(closeFlood, { changes });
  const reopen = useAction(reopenFlood, { changes });
  const count = counted.data?.count ?? 0;
  const ago = (hours: number): string =>
    hours === 0 ? t("floodNow") : t("floodAgo", { hours: integer(hours, locale) });
  const hours = AGO.map((one) => ({ value: String(one), label: ago(one) }));
  return (
    <Dialog open title={t("floodTitle")} onClose={onClose}>
      <div className="stack">
        <p>{t("floodText")}</p>
        <Form
          draft={draft}
          words={INBOX}
          send={t("floodClose", { count: integer(count, locale) })}
          onSend={async () => {
            if (count === 0) return;
            await close.send({ ...asked, count }, ({ closed }) =>
              t("floodClosed", { count: integer(closed, locale) }),
            );
          }}
        >
          <SelectField
            name="commune"
            label={t("commune")}
            none={t("floodAll")}
            choices={communes.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <SelectField name="from" label={t("floodFrom")} required choices={hours.slice(1)} />
          <SelectField name="until" label={t("floodUntil")} required choices={hours} />
          <p role="status">{t("floodCount", { count: integer(count, locale) })}</p>
        </Form>
        {reopen.error && <Failed error={reopen.error} words={INBOX} />}
        {(before.data?.floods ?? []).map((flood) => (
          <div className="row" key={flood.id}>
            <span>{t("floodWas", { time: moment(flood.at), count: integer(flood.count, locale) })}</span>
            <Button
              loading={reopen.isPending}
              onClick={() =>
                void reopen.act({ queue, id: flood.id }, ({ opened }) =>
                  t("floodOpened", { count: integer(opened, locale) }),
                )
              }
            >
              {t("floodReopen")}
            </Button>
          </div>
        ))}
      </div>
    </Dialog>
  );
}
