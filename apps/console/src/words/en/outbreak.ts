/** Texts of the outbreak in pictures. */
import type { Same } from "@bluezone/vietnamese/catalog";
import { capital, small } from "@bluezone/vietnamese/labels/case";
import { FIELDS } from "@bluezone/vietnamese/labels/fields";
import { FRAME } from "@bluezone/vietnamese/labels/frame";
import { VALUES } from "@bluezone/vietnamese/labels/values";
import type { outbreak as vi } from "../vi/outbreak.ts";

export const outbreak = {
  intro: "Each picture has a sentence that says the main thing, its table, a CSV or .xlsx file and a print.",
  toldIntro:
    "You see totals of weeks that are over, with small numbers hidden. Delays, 7-1-7 and tests are of the whole province alone. The other pictures are for who looks after cases.",
  unit: FRAME.en.unit,
  weeks: "Period",
  weeksBack: "Last {{n}} weeks",
  district: FRAME.en.district,
  allDistricts: FIELDS.en.all,
  table: "Table",
  printOne: "Print this picture",
  period: "{{from}} to {{to}}",
  source: "Source: Bluezone health desk",
  illustrative: FRAME.en.illustrative,
  few: "Not enough cases to draw this. Choose a longer period or a larger area.",
  day: FIELDS.en.day,
  week: "Week to",
  cases: "Cases",
  hidden: FRAME.en.hiddenSmall,
  none: FRAME.en.none,
  place: "Place",
  stillFilling: "The last 7 days are still filling in (hatched)",

  curveTitle: "Epidemic curve",
  onset: "By day of onset",
  report: "By day of report",
  average: "7-day average (onset)",
  curveNote: "Without a known onset the sample's day counts, then the day of the classification.",
  curveSays_one:
    "{{count}} case was reported. The last seven days had {{last}}, the seven before {{before}}.",
  curveSays_other:
    "{{count}} cases were reported. The last seven days had {{last}}, the seven before {{before}}.",
  curveToldSays: "Cases last week: {{last}}; the week before: {{before}}.",
  curveNoneSays: "No case was reported in this period.",

  districtsTitle: "Curve by district",
  districtsSays: "Most cases: {{name}}, {{n}} of {{all}} onsets in this period.",
  otherDistricts: "Other districts",
  unknownPlace: "Place unknown",

  reproductionTitle: "Reproduction number (R)",
  reproductionSays: "On {{day}} R is estimated at {{r}} (from {{low}} to {{high}}): {{means}}.",
  growing: "the outbreak is growing",
  shrinking: "the outbreak is shrinking",
  unsure: "it is not clear whether the outbreak is growing",
  reproductionNote:
    "Method: Cori 2013, windows of 7 days with 11 cases or more; serial interval of {{mean}} days on average, deviation {{deviation}} days. 95% credible interval. The last days are too low, because cases are still coming in.",
  r: "R",
  low: "Lowest",
  high: "Highest",
  interval: "95% credible interval",

  delaysTitle: "Delays from step to step",
  step: FIELDS.en.step,
  step_onsetToSample: "Onset to sample",
  step_sampleToResult: "Sample to result",
  step_resultToCode: "Record to code",
  step_codeToUpload: "Code to certificate",
  delaysSays: "The longest step is “{{step}}”: half of the cases took more than {{half}}.",
  delaysNote: "Of codes the first one counts. Times of phones are rounded to 10 minutes.",
  inDays_one: "{{count}} day",
  inDays_other: "{{count}} days",
  inHours_one: "{{count}} hour",
  inHours_other: "{{count}} hours",
  upTo: "≤ {{n}}",
  above: "> {{n}}",
  inDaysUnit: small(FIELDS.en.days),
  inHoursUnit: "hours",
  p25: "A quarter within",
  p50: "Half within",
  p75: "Three quarters within",
  p90: "Nine in ten within",

  positivityTitle: "Share of positive tests",
  tests: "Samples with a result",
  positive: capital(VALUES.en.positive),
  share: "Positive in 7 days",
  positivitySays: "{{positive}} of {{tests}} samples were positive: {{share}} (from {{low}} to {{high}}).",
  positivityToldSays: "Last week: {{tests}} results, {{positive}} of them positive.",
  toldWeek: "Weeks that are over, of the whole province, small numbers hidden; they are not corrected later.",
  positivityNote:
    "Results that laboratories sent and samples entered at the desk, each once; unclear ones do not count.",

  contactsTitle: "Contacts of each case",
  contactsCount: "Number of contacts",
  contactsSays:
    "Half of the cases have {{half}} contacts or more. Known from the app: {{app}}; became cases: {{became}}.",
  contactsNote: "Contacts of cases that were reported in this period.",
  group: "Group",
  group_all: FIELDS.en.all,
  group_interview: "From interviews",
  group_app: "From the app",
  group_file: "From files",
  group_F1: VALUES.en.f1,
  group_F2: VALUES.en.f2,
  contacts: FIELDS.en.contacts,
  became: "Became cases",
  attack: "Share that became cases",

  quarantineTitle: "Quarantine: load and places ahead",
  home: capital(VALUES.en.atHome),
  site: capital(VALUES.en.atSite),
  homeAhead: "At home, forecast",
  siteAhead: "At a site, forecast",
  quarantineSays:
    "In quarantine today at home: {{home}}, at sites: {{site}}. In the next 14 days at most about {{most}} places at sites are needed (up to {{high}}).",
  quarantineNote:
    "Forecast: those in quarantine until their planned end, and new ones at the rate of the last 14 days.",
  known: "Known",
  expected: "Forecast",

  speedTitle: "7-1-7: detect, notify, respond",
  step_detect: "Detected within 7 days of onset",
  step_notify: "Reported to the ministry within 1 day",
  step_respond: "Investigated within 7 days of the report",
  inTime: capital(VALUES.en.inTime),
  late: capital(VALUES.en.overdue),
  pending: "Still in time",
  speedSays: "Share of cases in time: detection {{detect}}; notification {{notify}}; response {{respond}}.",
  noShare: "not known yet",
  speedNote:
    "The 7-1-7 target (Frieden, Lancet 2021) for each case; the response is a finished investigation.",

  placesTitle: "Map: cases per 100,000 people",
  placesNoPeople: "The population of each district is not known: the table has the cases, without rates.",
  placesSays: "Highest: {{name}}, {{rate}} cases per 100,000 people.",
  placesToldSays: "Numbers of the last week that is over, small numbers hidden.",
  placesNote:
    "Population of districts: census of 1 April 2019. A place with 1 to 4 cases has no rate, because it would mean little.",
  placesNotePeople: "Population of communes: {{sources}}.",
  placesNoteNoPeople: "No population of communes has been entered, so they have cases alone.",
  placesOfCommunes: "Map of communes: cases per 100,000 people",
  placesBy: "Draw by",
  by_commune: FIELDS.en.commune,
  by_district: FRAME.en.district,
  communeSays: "Highest of the communes: {{name}}, {{rate}}.",
  placesNoOutlines:
    "The map is of districts, because the province's document has no outlines of communes. Rates of communes are in the table.",
  placesNoCommunePeople: "The map is of districts, because no population of communes has been entered.",
  enterPeople: "Enter people",
  people: FIELDS.en.people,
  rate: "Per 100,000",
  fewCases_one: "{{count}} case",
  fewCases_other: "{{count}} cases",
} as const satisfies Same<typeof vi>;
