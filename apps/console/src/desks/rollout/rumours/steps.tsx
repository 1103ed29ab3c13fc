/** What can be done with a claim now: approve, give back, close, take back, begin a bulletin. */
import {
  approveRumour,
  closeRumour,
  draftCorrection,
  listRumours,
  type Rumour,
  readRumour,
  returnRumour,
} from "@bluezone/contract/rollout/rumours";
import { Button } from "@mantine/core";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { TextField } from "../../../kit/form/text-field.tsx";
import { Card } from "../../../kit/page/card.tsx";
import { Failed } from "../../../kit/page/failed.tsx";
import { PageButton, useGo } from "../../../kit/page/page-link.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { useSession } from "../../../shell/session.ts";
import { useWords } from "../../../words/language.tsx";
import { RUMOURS } from "./words.ts";

const CHANGES = { changes: [readRumour, listRumours] };

function WithReason({
  rumour: { id, version },
  endpoint,
  label,
  done,
}: {
  readonly rumour: Rumour;
  readonly endpoint: typeof returnRumour | typeof closeRumour;
  readonly label: string;
  readonly done: string;
}) {
  const t = useWords(RUMOURS);
  const act = useAction(endpoint, CHANGES);
  const draft = useDraft({ reason: "" }, ({ reason }) => ({
    reason: reason.trim() === "" ? t("reasonMissing") : undefined,
  }));
  return (
    <Card title={label}>
      <Form
        aside
        draft={draft}
        words={RUMOURS}
        send={label}
        onSend={async ({ reason }) => {
          await act.send({ id, version, reason }, done);
        }}
      >
        <TextField name="reason" label={t("reason")} required maxLength={300} />
      </Form>
    </Card>
  );
}

function Approve({ rumour: { id, version, mine } }: { readonly rumour: Rumour }) {
  const t = useWords(RUMOURS);
  const approve = useAction(approveRumour, CHANGES);
  const ask = { title: t("approve"), text: t("approveText"), yes: t("approve") };
  if (mine) return <p>{t("mine")}</p>;
  return (
    <div className="stack">
      <div className="row">
        <Button
          variant="filled"
          loading={approve.isPending}
          onClick={() => void approve.act({ id, version }, t("approved"), ask)}
        >
          {t("approve")}
        </Button>
      </div>
      {approve.error && <Failed error={approve.error} words={RUMOURS} />}
    </div>
  );
}

function Bulletin({ rumour: { id, bulletin } }: { readonly rumour: Rumour }) {
  const t = useWords(RUMOURS);
  const go = useGo();
  const begin = useAction(draftCorrection, CHANGES);
  if (bulletin !== null)
    return (
      <div className="row">
        <PageButton to="/bulletins/$id" parts={{ id }}>
          {t("bulletinOpen")}
        </PageButton>
      </div>
    );
  return (
    <div className="row">
      <Button
        variant="filled"
        loading={begin.isPending}
        onClick={async () => {
          const begun = await begin.act({ id });
          if (begun) go({ to: "/bulletins/$id", parts: { id: begun.bulletinId } });
        }}
      >
        {t("bulletin")}
      </Button>
      {begin.error && <Failed error={begin.error} words={RUMOURS} />}
    </div>
  );
}

/** All of it, as far as this person may. */
export function Steps({ rumour }: { readonly rumour: Rumour }) {
  const t = useWords(RUMOURS);
  const { may } = useSession();
  const { state } = rumour;
  const approves = may("rumours.approve");
  const writes = may("rumours.write");
  return (
    <>
      {state === "answered" && approves && <Approve rumour={rumour} />}
      {state === "answered" && approves && (
        <WithReason rumour={rumour} endpoint={returnRumour} label={t("giveBack")} done={t("gaveBack")} />
      )}
      {state === "published" && writes && may("bulletins.write") && <Bulletin rumour={rumour} />}
      {writes && (state === "new" || state === "published") && (
        <WithReason
          rumour={rumour}
          endpoint={closeRumour}
          label={state === "published" ? t("withdraw") : t("close")}
          done={t("closed")}
        />
      )}
    </>
  );
}
