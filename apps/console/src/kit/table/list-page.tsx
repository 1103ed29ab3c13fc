/** A page that is a list: its title with the way back and the main button, what stands before, the list, and what stands after. */
import type { ReactNode } from "react";
import { PageTitle } from "../page/page-title.tsx";
import { Listed, type Listing } from "./listed.tsx";

type ListPageProps<Answer extends object, Row> = Listing<Answer, Row> & {
  readonly title: string;
  /** The way back to what it belongs to. */
  readonly back?: ReactNode;
  /** The main button, and others. */
  readonly buttons?: ReactNode;
  readonly before?: ReactNode;
  /** What stands after, whatever came of the list. */
  readonly children?: ReactNode;
};

/** The page. */
export function ListPage<Answer extends object, Row>({
  title,
  back,
  buttons,
  before,
  children,
  ...list
}: ListPageProps<Answer, Row>) {
  return (
    <div className="stack">
      <PageTitle above={back} actions={buttons}>
        {title}
      </PageTitle>
      {before}
      <Listed {...(list as Listing<Answer, Row>)} />
      {children}
    </div>
  );
}
