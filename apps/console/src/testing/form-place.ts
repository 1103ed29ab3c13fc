/** Where a form is found: a page without a server (`gallery/desks.tsx`), and the buttons and tabs that open it. */
export type FormPlace = {
  readonly desk: "health" | "rollout" | "staff";
  readonly path: string;
  /** Which sample the page shows; the first when absent. */
  readonly nth?: number;
  readonly open?: readonly string[];
  /** What is typed into a field and sent before the form is there, by the field's name. */
  readonly first?: Readonly<Record<string, string>>;
  /** What is typed into a field, by its name, where a text of its kind is not enough. */
  readonly values?: Readonly<Record<string, string>>;
  /** What an endpoint answers beside its sample, by its path. */
  readonly answers?: Readonly<Record<string, object>>;
  /** Nothing is wrong with the form as it opens: it says what is so already. */
  readonly right?: true;
  /** What is sent is kept on this machine: only this field can be refused, by its name, when it is empty. */
  readonly blank?: string;
  /** The form asks instead of changing, or hands on to another: it is refused while it is empty, and then taken. */
  readonly asks?: true;
};
