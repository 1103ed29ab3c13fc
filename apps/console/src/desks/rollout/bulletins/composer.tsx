/** A draft being written: blocks on the left, the bulletin in the middle, its check on the right. */

import type { ResponseOf } from "@bluezone/contract/endpoint";
import { type Block, listBlocks } from "@bluezone/contract/rollout/blocks";
import type { BulletinCheck, Content, ContentField } from "@bluezone/contract/rollout/bulletin-content";
import {
  checkBulletin,
  discardBulletin,
  listBulletins,
  publishUrgent,
  readBulletin,
  saveBulletin,
  submitBulletin,
} from "@bluezone/contract/rollout/bulletins";
import { Button } from "@mantine/core";
import { useDeferredValue, useState } from "react";
import { useApi, useAsk, useDo, useToday } from "../../../api/hooks.ts";
import { Refused } from "../../../api/refused.ts";
import { useConfirm } from "../../../kit/confirm.tsx";
import { ConflictDialog } from "../../../kit/conflict-dialog.tsx";
import { useDayFault } from "../../../kit/date-field.tsx";
import { useDraft } from "../../../kit/draft.ts";
import { FaultLine } from "../../../kit/fault-line.tsx";
import { Form } from "../../../kit/form.tsx";
import { useMoment } from "../../../kit/moment.ts";
import { useGo } from "../../../kit/page-link.tsx";
import { useToast } from "../../../kit/toast.tsx";
import { useAction } from "../../../kit/use-action.ts";
import { useWords } from "../../../words/language.tsx";
import { BlockShelf } from "./block-shelf.tsx";
import { CheckList } from "./check-list.tsx";
import { changesOf, contentOf, type DraftValues, typedTime, valuesOf } from "./draft-values.ts";
import { FrameFields } from "./frame-fields.tsx";
import { SaidList } from "./said-list.tsx";
import { Script } from "./script.tsx";
import { Sound } from "./sound.tsx";
import { contentOfTexts, type DraftTexts, readable, textsOf } from "./two-drafts.ts";
import { BULLETINS } from "./words.ts";

type Whole = ResponseOf<typeof readBulletin>;
type SavedDraft = { readonly version: number; readonly content: Content };
/** What the reader wrote, put into what somebody else saved meanwhile. */
type Clash = { readonly mine: Content; readonly whole: Whole };

const FIELDS = {
  firstDay: "firstDay",
  lastDay: "lastDay",
  priority: "priority",
  headline: "headline",
  items: "bulletin",
  source: "source",
  cutOff: "cutOffTime",
  languages: "languages",
  targets: "targets",
  borderOnly: "borderOnly",
  ticks: "check",
} as const satisfies Record<ContentField, string>;

const CHANGES = [listBulletins, readBulletin];

/** `whole` is the draft as it was read. */
export function Composer({ whole }: { readonly whole: Whole }) {
  const t = useWords(BULLETINS);
  const today = useToday();
  const toast = useToast();
  const confirm = useConfirm();
  const moment = useMoment();
  const go = useGo();
  const api = useApi();
  const dayFault = useDayFault();
  const { id } = whole.bulletin;
  const [saved, setSaved] = useState<SavedDraft>({ version: whole.bulletin.version, content: whole.content });
  const [clash, setClash] = useState<Clash>();
  const save = useDo(saveBulletin, { changes: [listBulletins] });
  const submit = useDo(submitBulletin, { changes: CHANGES });
  const publish = useDo(publishUrgent, { changes: CHANGES });
  const discard = useAction(discardBulletin, { changes: [listBulletins] });
  const draft = useDraft<DraftValues>(
    valuesOf(whole.content),
    ({ firstDay, lastDay, cutOffDay, cutOffTime }) => ({
      firstDay: dayFault(firstDay),
      lastDay: dayFault(lastDay),
      cutOffDay: dayFault(cutOffDay, cutOffTime !== ""),
      cutOffTime: cutOffTime !== "" && typedTime(cutOffTime) === undefined ? t("cutOffWrong") : undefined,
    }),
  );
  const content = contentOf(draft.values, saved.content, today);
  const asked = useDeferredValue(content);
  const check: BulletinCheck =
    useAsk(checkBulletin, { content: asked, unitId: whole.bulletin.unitId }, { keep: true }).data ??
    whole.check;
  const blocks = useAsk(listBlocks, { on: content.firstDay }, { keep: true }).data?.blocks ?? [];

  /** Changes the words; what a person ticked was for other words. */
  const setWords = ({
    headline,
    items,
  }: Pick<DraftValues, "headline"> & { items: DraftValues["items"] }): void => {
    draft.set("headline", headline);
    draft.set("items", items);
    draft.set("ticks", []);
  };
  const add = ({ place, code, version }: Block): void => {
    const said = { kind: "block" as const, code, version };
    const { headline, items } = draft.values;
    setWords(place === "headline" ? { headline: said, items } : { headline, items: [...items, said] });
  };
  /** Saves what differs; the version that it has then. */
  const keep = async (mine: Content, seen: SavedDraft = saved): Promise<number | undefined> => {
    const changes = changesOf(mine, seen.content);
    if (Object.keys(changes).length === 0) return seen.version;
    try {
      const { version, content: kept } = await save.mutateAsync({ id, version: seen.version, changes });
      setSaved({ version, content: kept });
      draft.reset(valuesOf(kept));
      return version;
    } catch (error) {
      if (!(error instanceof Refused) || error.code !== "conflict") throw error;
      const theirs = await api.ask(readBulletin, { id });
      if (theirs.bulletin.state !== "draft") throw error;
      setClash({ mine: { ...theirs.content, ...changes }, whole: theirs });
      return undefined;
    }
  };
  const saveDraft = async (): Promise<void> => {
    const version = await keep(content);
    if (version !== undefined) toast(t("saved", { version }));
  };
  const send = async (): Promise<void> => {
    const version = await keep(content);
    if (version === undefined) return;
    if (content.priority !== "urgent") {
      await submit.mutateAsync({ id, version });
      return toast(t("submitted"));
    }
    const question = { title: t("urgentTitle"), text: t("urgentText"), yes: t("publishUrgent") };
    if (!(await confirm(question))) return;
    const { package: sent } = await publish.mutateAsync({ id, version });
    toast(t("published", { number: sent.number }));
  };
  const throwAway = async (): Promise<void> => {
    const discarded = await discard.act({ id, version: saved.version }, t("discarded"), {
      title: t("discardTitle"),
      text: t("discardText"),
      yes: t("discard"),
      danger: true,
    });
    if (discarded) go({ to: "/bulletins" });
  };
  const urgent = content.priority === "urgent";
  const used = [draft.values.headline, ...draft.values.items].flatMap((said) =>
    said?.kind === "block" ? said.code : [],
  );
  return (
    <div className="composer">
      <Form
        draft={draft}
        words={BULLETINS}
        send={urgent ? t("publishUrgent") : t("submit")}
        onSend={send}
        more={
          <>
            <Button loading={save.isPending} onClick={() => void saveDraft()}>
              {t("save")}
            </Button>
            {whole.may.discard && (
              <Button loading={discard.isPending} onClick={() => void throwAway()}>
                {t("discard")}
              </Button>
            )}
            <FaultLine error={discard.error} words={BULLETINS} />
            <span className="small">{t("otherApproves")}</span>
          </>
        }
      >
        <div className="composer-columns">
          <BlockShelf blocks={blocks} used={used} onAdd={add} />
          <div className="stack">
            <SaidList
              told={draft.values}
              blocks={blocks}
              findings={check.findings}
              onChange={({ headline, items }) => setWords({ headline, items: [...items] })}
            />
            <FrameFields draft={draft} />
            <section className="card stack" aria-labelledby="script-title">
              <h2 id="script-title">{t("script")}</h2>
              <Script
                parts={check.vi}
                findings={check.findings}
                before={t("noStationName")}
                after={t("music")}
              />
              <Sound id={id} version={saved.version} note={t("listenSaved")} />
            </section>
          </div>
          <CheckList
            check={check}
            ticks={draft.values.ticks}
            urgent={urgent}
            onTick={(ticks) => draft.set("ticks", ticks)}
          />
        </div>
      </Form>
      {clash && (
        <ConflictDialog
          mine={textsOf(clash.mine)}
          theirs={textsOf(clash.whole.content)}
          fields={(Object.keys(FIELDS) as ContentField[]).map((name) => ({
            name,
            label: t(FIELDS[name]),
            show: (texts: DraftTexts) => readable(texts[name]),
          }))}
          by={clash.whole.changed.name}
          at={moment(clash.whole.changed.at)}
          onClose={() => setClash(undefined)}
          onKeep={(texts) => {
            const { bulletin, content: theirs } = clash.whole;
            setClash(undefined);
            void keep(contentOfTexts(texts), { version: bulletin.version, content: theirs });
          }}
        />
      )}
    </div>
  );
}
