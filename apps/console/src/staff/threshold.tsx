/** The page before the desk: mark, one card, the other language. */
import { LOGO_SVG } from "@bluezone/ui/logo";
import { Button } from "@mantine/core";
import { type ReactNode, useContext } from "react";
import { DeskNameContext } from "../kit/page/desk-name.ts";
import { OfflineBanner } from "../kit/page/offline-banner.tsx";
import { PageTitle } from "../kit/page/page-title.tsx";
import { KIT } from "../words/kit.ts";
import { useLocale, useWords } from "../words/language.tsx";

/** `title` is the page's heading. */
export function Threshold({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const t = useWords(KIT);
  const [locale, setLocale] = useLocale();
  const desk = useContext(DeskNameContext);
  return (
    <div className="threshold">
      <header>
        <img src={`data:image/svg+xml,${encodeURIComponent(LOGO_SVG)}`} alt="" width={32} height={32} />
        <strong>Bluezone · {t(desk)}</strong>
        <Button lang={locale === "vi" ? "en" : "vi"} onClick={() => setLocale(locale === "vi" ? "en" : "vi")}>
          {t("otherLanguage")}
        </Button>
      </header>
      <OfflineBanner />
      <main className="card stack">
        <PageTitle>{title}</PageTitle>
        {children}
      </main>
    </div>
  );
}
