/** One content block: its versions, what can be done with each, and the form for the next. */
import { approveBlock, type Block, listBlocks, signBlock } from "@bluezone/contract/rollout/blocks";
import { parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { capital } from "@bluezone/vietnamese/labels/case";
import { Button } from "@mantine/core";
import { useAsk } from "../../../api/hooks.ts";
import { Facts } from "../../../kit/page/facts.tsx";
import { FaultLine } from "../../../kit/page/fault-line.tsx";
import { PageLink, usePart } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { useSession } from "../../../shell/session.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { BlockForm } from "./block-form.tsx";
import { useSlot } from "./slot-state.ts";
import { BULLETINS } from "./words.ts";

function Version({ block }: { readonly block: Block }) {
  const t = useWords(BULLETINS);
  const [locale] = useLocale();
  const slot = useSlot();
  const { may } = useSession();
  const approve = useAction(approveBlock, { changes: [listBlocks] });
  const sign = useAction(signBlock, { changes: [listBlocks] });
  const { code, version, state, mine } = block;
  const second = may("bulletins.approve") && !mine;
  const fault = approve.error ?? sign.error;
  const doApprove = () => approve.act({ code, version }, t("blockApproved", { code, version }));
  const doSign = (language: "km" | "cham") =>
    sign.act({ code, version, language }, t("blockSigned", { language: t(language) }));
  return (
    <section className="stack">
      <h2>{t("versionNumber", { version })}</h2>
      <Facts
        label={t("versionNumber", { version })}
        facts={[
          [t("state"), t(`blockState_${state}`)],
          [
            t("ownVi"),
            <span key="vi" lang="vi">
              {block.vi}
            </span>,
          ],
          [
            t("language_en"),
            <span key="en" lang="en">
              {block.en}
            </span>,
          ],
          [t("km"), block.km ? `${block.km.text} (${slot(block.km)})` : slot(null)],
          [t("cham"), block.cham ? `${block.cham.text} (${slot(block.cham)})` : slot(null)],
          [t("place"), t(`place_${block.place}`)],
          [t("ownSource"), block.source],
          [t("owner"), block.owner],
          [t("validFrom"), date(parseDay(block.validFrom), locale)],
          [t("validTo"), block.validTo === null ? t("validOpen") : date(parseDay(block.validTo), locale)],
          [t("origin"), block.ofProgram && t("ofProgram")],
          [capital(t("border")), block.border && t("borderBlock")],
        ]}
        note={block.illustrative ? t("illustrative") : undefined}
      />
      {second && (
        <div className="row">
          {state === "waiting" && (
            <Button variant="filled" loading={approve.isPending} onClick={() => void doApprove()}>
              {t("blockApprove", { version })}
            </Button>
          )}
          {(["km", "cham"] as const).map(
            (language) =>
              block[language]?.signed === false && (
                <Button key={language} onClick={() => void doSign(language)}>
                  {t("blockSign", { language: t(language) })}
                </Button>
              ),
          )}
        </div>
      )}
      <FaultLine error={fault} words={BULLETINS} />
    </section>
  );
}

function Known({ code }: { readonly code: string }) {
  const t = useWords(BULLETINS);
  const [locale] = useLocale();
  const { may } = useSession();
  const query = useAsk(listBlocks, { code });
  return (
    <Settled whole query={query} words={BULLETINS}>
      {({ blocks }) => {
        const newest = blocks.at(-1);
        const locked = newest?.place === "key-message";
        return (
          <div className="stack">
            <PageTitle above={<PageLink to="/bulletins/blocks">{t("blocksTitle")}</PageLink>}>
              {`${t("blockTitle", { code })}${newest ? `: ${newest.title[locale]}` : ""}`}
            </PageTitle>
            {locked && <p>{t("blockLocked")}</p>}
            {[...blocks].reverse().map((block) => (
              <Version key={block.version} block={block} />
            ))}
            {may("bulletins.write") && !locked && (
              <section className="stack">
                <h2>{t("blockWrite")}</h2>
                <BlockForm key={newest?.version} {...(newest ? { newest } : {})} />
              </section>
            )}
          </div>
        );
      }}
    </Settled>
  );
}

/** The page; "new" in place of a code is a block that is not there yet. */
export function BlockPage() {
  const t = useWords(BULLETINS);
  const code = usePart("code");
  if (code !== "new") return <Known code={code} />;
  return (
    <div className="stack">
      <PageTitle above={<PageLink to="/bulletins/blocks">{t("blocksTitle")}</PageLink>}>
        {t("blockNew")}
      </PageTitle>
      <BlockForm />
    </div>
  );
}
