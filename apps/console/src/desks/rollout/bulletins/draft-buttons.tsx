/** What stands beside the composer's main button: save, discard, and that somebody else approves. */
import { discardBulletin, listBulletins } from "@bluezone/contract/rollout/bulletins";
import { Button } from "@mantine/core";
import { FaultLine } from "../../../kit/page/fault-line.tsx";
import { useGo } from "../../../kit/page/page-link.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { useWords } from "../../../words/language.tsx";
import { BULLETINS } from "./words.ts";

/** `version` is the one that would be discarded. */
export function DraftButtons({
  id,
  version,
  saving,
  mayDiscard,
  onSave,
}: {
  readonly id: string;
  readonly version: number;
  readonly saving: boolean;
  readonly mayDiscard: boolean;
  readonly onSave: () => Promise<void>;
}) {
  const t = useWords(BULLETINS);
  const go = useGo();
  const discard = useAction(discardBulletin, { changes: [listBulletins] });
  const throwAway = async (): Promise<void> => {
    const discarded = await discard.act({ id, version }, t("discarded"), {
      title: t("discardTitle"),
      text: t("discardText"),
      yes: t("discard"),
      danger: true,
    });
    if (discarded) go({ to: "/bulletins" });
  };
  return (
    <>
      <Button loading={saving} onClick={() => void onSave()}>
        {t("save")}
      </Button>
      {mayDiscard && (
        <Button loading={discard.isPending} onClick={() => void throwAway()}>
          {t("discard")}
        </Button>
      )}
      <FaultLine error={discard.error} words={BULLETINS} />
      <span className="small">{t("otherApproves")}</span>
    </>
  );
}
