/** A draft being written: blocks on the left, the bulletin in the middle, its check on the right. */
import { type Block, listBlocks } from "@bluezone/contract/rollout/blocks";
import type { BulletinCheck } from "@bluezone/contract/rollout/bulletin-content";
import {
  checkBulletin,
  listBulletins,
  publishUrgent,
  readBulletin,
  submitBulletin,
} from "@bluezone/contract/rollout/bulletins";
import { useDeferredValue } from "react";
import { useAsk } from "../../../api/hooks.ts";
import { Form } from "../../../kit/form/form.tsx";
import { useConfirm } from "../../../kit/page/confirm.tsx";
import { useToast } from "../../../kit/page/toast.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { useWords } from "../../../words/language.tsx";
import { BlockShelf } from "./block-shelf.tsx";
import { CheckList } from "./check-list.tsx";
import { DraftButtons } from "./draft-buttons.tsx";
import { DraftConflict } from "./draft-conflict.tsx";
import { FrameFields } from "./frame-fields.tsx";
import { SaidList } from "./said-list.tsx";
import { Script } from "./script.tsx";
import { Sound } from "./sound.tsx";
import { useSavedDraft, type Whole } from "./use-saved-draft.ts";
import { BULLETINS } from "./words.ts";

const CHANGES = [listBulletins, readBulletin];

/** `whole` is the draft as it was read. */
export function Composer({ whole }: { readonly whole: Whole }) {
  const t = useWords(BULLETINS);
  const toast = useToast();
  const confirm = useConfirm();
  const { id, unitId } = whole.bulletin;
  const { draft, content, setWords, version: saved, saving, keep, clash, closeClash } = useSavedDraft(whole);
  const submit = useAction(submitBulletin, { changes: CHANGES });
  const publish = useAction(publishUrgent, { changes: CHANGES });
  const asked = useDeferredValue(content);
  const check: BulletinCheck =
    useAsk(checkBulletin, { content: asked, unitId }, { keep: true }).data ?? whole.check;
  const blocks = useAsk(listBlocks, { on: content.firstDay }, { keep: true }).data?.blocks ?? [];
  const { headline, items, ticks } = draft.values;
  const urgent = content.priority === "urgent";

  const add = ({ place, code, version }: Block): void => {
    const said = { kind: "block" as const, code, version };
    setWords(place === "headline" ? { headline: said, items } : { headline, items: [...items, said] });
  };
  const save = async (): Promise<void> => {
    const version = await keep();
    if (version !== undefined) toast(t("saved", { version }));
  };
  const send = async (): Promise<void> => {
    const version = await keep();
    if (version === undefined) return;
    if (!urgent) {
      await submit.send({ id, version }, t("submitted"));
      return;
    }
    const question = { title: t("urgentTitle"), text: t("urgentText"), yes: t("publishUrgent") };
    if (!(await confirm(question))) return;
    await publish.send({ id, version }, ({ package: sent }) => t("published", { number: sent.number }));
  };
  return (
    <div className="composer">
      <Form
        draft={draft}
        words={BULLETINS}
        send={urgent ? t("publishUrgent") : t("submit")}
        onSend={send}
        more={
          <DraftButtons
            id={id}
            version={saved}
            saving={saving}
            mayDiscard={whole.may.discard}
            onSave={save}
          />
        }
      >
        <div className="composer-columns">
          <BlockShelf
            blocks={blocks}
            used={[headline, ...items].flatMap((said) => (said?.kind === "block" ? said.code : []))}
            onAdd={add}
          />
          <div className="stack">
            <SaidList told={draft.values} blocks={blocks} findings={check.findings} onChange={setWords} />
            <FrameFields draft={draft} />
            <section className="card stack" aria-labelledby="script-title">
              <h2 id="script-title">{t("script")}</h2>
              <Script
                parts={check.vi}
                findings={check.findings}
                before={t("noStationName")}
                after={t("music")}
              />
              <Sound id={id} version={saved} note={t("listenSaved")} />
            </section>
          </div>
          <CheckList
            check={check}
            ticks={ticks}
            urgent={urgent}
            onTick={(ticks) => draft.set("ticks", ticks)}
          />
        </div>
      </Form>
      {clash && (
        <DraftConflict
          clash={clash}
          onClose={closeClash}
          onKeep={(chosen, theirs) => {
            closeClash();
            void keep(chosen, theirs);
          }}
        />
      )}
    </div>
  );
}
