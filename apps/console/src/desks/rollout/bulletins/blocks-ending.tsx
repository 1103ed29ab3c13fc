/** Says which content blocks have ended or end within two weeks, and how to renew them. */
import { listBlocks } from "@bluezone/contract/rollout/blocks";
import { date } from "@bluezone/vietnamese/date";
import { useAsk, useToday } from "../../../api/hooks.ts";
import { Notice } from "../../../kit/page/notice.tsx";
import { PageLink } from "../../../kit/page/page-link.tsx";
import { useSession } from "../../../shell/session.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { type EndingBlock, endingBlocks } from "./ending-blocks.ts";
import { BULLETINS } from "./words.ts";
import "./bulletins.css";

function Named({ ending: { block, last, ended, waits } }: { readonly ending: EndingBlock }) {
  const t = useWords(BULLETINS);
  const [locale] = useLocale();
  const day = date(last, locale);
  return (
    <li>
      <PageLink to="/bulletins/blocks/$code" parts={{ code: block.code }}>
        {`${block.code} ${block.title[locale]}`}
      </PageLink>
      {`: ${t(ended ? "endingEnded" : "endingUntil", { day })}`}
      {waits !== undefined && ` · ${t("endingWaits", { version: waits })}`}
    </li>
  );
}

/**
 * Nothing for who neither writes nor approves them, or while none ends. In a line with the way to the library; `whole` names
 * each block.
 */
export function BlocksEnding({ whole = false }: { readonly whole?: boolean }) {
  const t = useWords(BULLETINS);
  const { may } = useSession();
  const today = useToday();
  const { data } = useAsk(listBlocks, {}, { when: may("bulletins.write") || may("bulletins.approve") });
  const ending = data ? endingBlocks(data.blocks, today) : [];
  if (ending.length === 0) return null;
  const ended = ending.filter((one) => one.ended).length;
  const said = [
    ...(ended > 0 ? [t("endingCountEnded", { count: ended })] : []),
    ...(ending.length > ended ? [t("endingCountSoon", { count: ending.length - ended })] : []),
  ].join(" ");
  return (
    <Notice label={t("endingTitle")}>
      <p>
        {said} {whole ? t("endingHow") : <PageLink to="/bulletins/blocks">{t("endingSee")}</PageLink>}
      </p>
      {whole && (
        <ul className="plain ending-blocks">
          {ending.map((one) => (
            <Named key={one.block.code} ending={one} />
          ))}
        </ul>
      )}
    </Notice>
  );
}
