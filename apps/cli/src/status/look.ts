/** Reads the pages of all programs, and says what stands out. */
import { figuresOf, type Pages, PROGRAMS, type Program } from "./figures.ts";
import { type CanaryLine, canaryOf, isLate, type ProgramLine, programsOf } from "./programs.ts";
import { EXPORT_OLDEST, type KeptSinceStart, keptSinceStart } from "./promises.ts";
import { readSamples } from "./samples.ts";

/** Where each program's `/metrics` is, as host:port. */
export type Addresses = Readonly<Record<Program, string>>;

/** How long one is waited for, in milliseconds. */
const PATIENCE_MS = 5_000;

/** Asks all at once. One that does not answer in time is not there. */
export async function readPages(addresses: Addresses): Promise<Pages> {
  const found = await Promise.all(
    PROGRAMS.map(async (program) => {
      try {
        const answer = await fetch(`http://${addresses[program]}/metrics`, {
          signal: AbortSignal.timeout(PATIENCE_MS),
        });
        return [program, answer.ok ? readSamples(await answer.text()) : undefined] as const;
      } catch {
        return [program, undefined] as const;
      }
    }),
  );
  return Object.fromEntries(found) as Pages;
}

/** All that a status says of a moment. */
export type Status = {
  readonly programs: readonly ProgramLine[];
  readonly canary: CanaryLine | undefined;
  readonly kept: KeptSinceStart;
  /** Seconds; null when no key server says it. */
  readonly exportAge: number | null;
  /** What has to be looked at. Empty when all is well. */
  readonly troubles: readonly Trouble[];
};

/** One thing that stands out, and of which program. */
export type Trouble = { readonly program: Program } & (
  | { readonly is: "silent" | "database-silent" | "export-old" | "alert-missed" }
  | { readonly is: "job-fails" | "job-late"; readonly job: string }
);

/** Puts it together. That a program does not answer is a trouble where it is `wanted`. */
export function statusOf(pages: Pages, wanted: readonly Program[]): Status {
  const programs = programsOf(pages);
  const canary = canaryOf(pages);
  const figures = figuresOf(pages);
  const troubles: Trouble[] = programs.flatMap((one): Trouble[] => {
    const { program } = one;
    return [
      ...(!one.answers && wanted.includes(program) ? [{ program, is: "silent" } as const] : []),
      ...(one.database === false ? [{ program, is: "database-silent" } as const] : []),
      ...one.jobs
        .filter(({ failing }) => failing)
        .map(({ job }) => ({ program, is: "job-fails", job }) as const),
      ...one.jobs.filter(isLate).map(({ job }) => ({ program, is: "job-late", job }) as const),
    ];
  });
  if (figures.exportAge !== null && figures.exportAge > EXPORT_OLDEST)
    troubles.push({ program: "keys", is: "export-old" });
  if (canary?.missed) troubles.push({ program: "canary", is: "alert-missed" });
  return { programs, canary, kept: keptSinceStart(figures), exportAge: figures.exportAge, troubles };
}
