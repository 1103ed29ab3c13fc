/** What is done against an epidemic, as numbers; what is absent is not done. */
import { dayTable, shares } from "./distribution.ts";

/** Whole days, or the weights of 0, 1, 2 … days; at most 30. */
export type Delay = number | readonly number[];

export type Measures = {
  readonly testing: {
    /** Share of people with symptoms who are tested. */
    readonly symptomatic: number;
    /** From onset (or from being told) to the sample; from the sample to the result. */
    readonly sample: Delay;
    readonly result: Delay;
    /** Share of infections that a test finds within the days on which it can. */
    readonly sensitivity: number;
    /** Share of the population that is tested in a week, whoever they are. */
    readonly screening: number;
    /** Whether those who are told of a contact are tested. */
    readonly traced: boolean;
  };
  readonly isolation: {
    /** Share of people with symptoms who isolate at their onset, and of those with a positive result. */
    readonly onSymptoms: number;
    readonly onResult: number;
    /** Share of contact within the household that isolation prevents. */
    readonly atHome: number;
  };
  readonly quarantine: {
    /** Days from the contact. */
    readonly days: number;
    /** Share of those told who stay at home, and share of them who stop each day. */
    readonly adherence: number;
    readonly dropout: number;
    /** Whether the household of a case is told at once. */
    readonly household: boolean;
    /** Share of contact within the household that quarantine prevents: 1 for a site away from home. */
    readonly atHome: number;
  };
  readonly manual?:
    | {
        /** Tracers for 100,000 people, 7 hours a day each; unlimited when absent. */
        readonly staff?: number | undefined;
        /** Minutes of an interview, and of reaching one contact. */
        readonly interviewMinutes: number;
        readonly callMinutes: number;
        /** From the interview until a contact is reached. */
        readonly delay: Delay;
        /** Share of contacts that are named and reached; a stranger's name is not known. */
        readonly recall: {
          readonly home: number;
          readonly workSchool: number;
          readonly known: number;
          readonly strangers: number;
        };
        readonly daysBefore: number;
        /** Whether contacts from 14 days before onset are asked for too, and tested: to find the source. */
        readonly backward: boolean;
        /** Whether contacts of contacts are quarantined. */
        readonly f2: boolean;
      }
    | undefined;
  readonly app?:
    | {
        /** Share of people who have the app; factors by age and by district's code. */
        readonly adoption: number;
        readonly byAge?:
          | { readonly child: number; readonly adult: number; readonly elder: number }
          | undefined;
        readonly byDistrict?: Readonly<Record<string, number>> | undefined;
        /** How alike the members of a household are in having the app: the correlation of two of them, 0 when absent. */
        readonly together?: number | undefined;
        /** Share of cases with the app who share their keys. */
        readonly upload: number;
        /** From the result until contacts are alerted. */
        readonly delay: Delay;
        /** Share of contacts of at least `hours` between two phones that alert; alerts without a contact, for each that has one. */
        readonly recall: number;
        readonly falseAlerts: number;
        readonly hours: number;
        readonly daysBefore: number;
        /** Share of users with symptoms who alert others without a test. */
        readonly onSymptoms: number;
        /** Whether of these only those do who stay at home already: in quarantine or isolated. */
        readonly onlyAtHome?: boolean | undefined;
        /** Share of those alerted who stay at home; as of all who are told when absent. */
        readonly adherence?: number | undefined;
        /** Share of those who stop each day; as of all who are told when absent. */
        readonly dropout?: number | undefined;
        readonly f2: boolean;
      }
    | undefined;
  /** Most contacts in the community that a person has in a day. */
  readonly contactLimit?: number | undefined;
};

/** Longest delay, in days. */
export const LONGEST_DELAY = 30;
/** A delay, to be looked up. */
export const delayTable = (delay: Delay): Uint8Array =>
  dayTable(
    shares(typeof delay === "number" ? [...new Array<number>(delay).fill(0), 1] : delay, LONGEST_DELAY),
  );

/** Nothing is done. */
export const NO_MEASURES: Measures = {
  testing: { symptomatic: 0, sample: 0, result: 0, sensitivity: 1, screening: 0, traced: false },
  isolation: { onSymptoms: 0, onResult: 0, atHome: 0 },
  quarantine: { days: 14, adherence: 0, dropout: 0, household: false, atHome: 0 },
};
